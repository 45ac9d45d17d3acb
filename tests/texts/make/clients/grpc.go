// The Go client of gRPC against many peers: jobs as JSON on standard input, texts as JSON out.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
)

type job struct {
	Fault   string  `json:"fault"`
	URL     string  `json:"url"`
	Target  string  `json:"target"`
	Timeout float64 `json:"timeout"`
	Wait    bool    `json:"wait"`
}

// Sends and takes bytes as they are.
type bare struct{}

func (bare) Marshal(v interface{}) ([]byte, error)      { return []byte{}, nil }
func (bare) Unmarshal(data []byte, v interface{}) error { return nil }
func (bare) String() string                             { return "proto" }
func (bare) Name() string                               { return "proto" }

func ask(one job) error {
	target, option := one.URL, grpc.WithInsecure()
	if parsed, err := url.Parse(one.URL); err == nil && parsed.Host != "" {
		target = parsed.Host
		if parsed.Scheme == "https" {
			trust, err := credentials.NewClientTLSFromFile(os.Getenv("SSL_CERT_FILE"), "")
			if err != nil {
				return err
			}
			option = grpc.WithTransportCredentials(trust)
		}
	}
	if one.Target != "" {
		target = one.Target
	}
	deadline, cancel := context.WithTimeout(context.Background(), time.Duration(one.Timeout*float64(time.Second)))
	defer cancel()
	options := []grpc.DialOption{option}
	if one.Wait {
		options = append(options, grpc.WithBlock(), grpc.WithReturnConnectionError())
	}
	connection, err := grpc.DialContext(deadline, target, options...)
	if err != nil {
		return err
	}
	defer connection.Close()
	var out struct{}
	return connection.Invoke(deadline, "/DuoWorkflow/ListTools", &out, &out, grpc.ForceCodec(bare{}))
}

func main() {
	var jobs []job
	if err := json.NewDecoder(os.Stdin).Decode(&jobs); err != nil {
		panic(err)
	}
	for _, one := range jobs {
		text, err := "", ask(one)
		if err != nil {
			text = err.Error()
		}
		line, _ := json.Marshal(map[string]interface{}{"fault": one.Fault, "text": text, "good": err == nil})
		fmt.Println(string(line))
	}
}
