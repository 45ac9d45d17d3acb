// One Go client against many peers: jobs as JSON on standard input, texts as JSON out.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/ioutil"
	"net/http"
	"net/url"
	"os"
	"time"
)

type job struct {
	Fault   string  `json:"fault"`
	URL     string  `json:"url"`
	Proxy   string  `json:"proxy"`
	Timeout float64 `json:"timeout"`
	Plain   bool    `json:"plain"`
}

func ask(one job) (string, error) {
	patience := time.Duration(one.Timeout * float64(time.Second))
	transport := &http.Transport{ForceAttemptHTTP2: true}
	client := &http.Client{Transport: transport}
	if one.Plain {
		client.Timeout = patience
	} else {
		transport.ResponseHeaderTimeout = patience
		transport.TLSHandshakeTimeout = patience
		transport.DialContext = dialer(patience)
	}
	if one.Proxy != "" {
		proxy, err := url.Parse(one.Proxy)
		if err != nil {
			return "", err
		}
		transport.Proxy = http.ProxyURL(proxy)
	}
	body := bytes.NewBufferString(`{"model":"mistral","messages":[{"role":"user","content":"Hello"}]}`)
	response, err := client.Post(one.URL, "application/json", body)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	read, err := ioutil.ReadAll(response.Body)
	if err != nil {
		return "", err
	}
	var parsed map[string]interface{}
	return string(read), json.Unmarshal(read, &parsed)
}

func main() {
	var jobs []job
	if err := json.NewDecoder(os.Stdin).Decode(&jobs); err != nil {
		panic(err)
	}
	for _, one := range jobs {
		text, err := ask(one)
		if err != nil {
			text = err.Error()
		}
		line, _ := json.Marshal(map[string]interface{}{"fault": one.Fault, "text": text, "good": err == nil})
		fmt.Println(string(line))
	}
}
