# One Ruby client against many peers: `client.rb NAME FORM`, jobs as JSON on standard input, texts as JSON out.
require "json"
require "net/http"
require "openssl"
require "open-uri"

BODY = JSON.generate(model: "mistral", messages: [{ role: "user", content: "Hello" }])
KIND = { "Content-Type" => "application/json" }.freeze

def with_net_http(job)
  uri = URI(job["url"])
  proxy = job["proxy"] && URI(job["proxy"])
  http = Net::HTTP.new(uri.host, uri.port, proxy&.host, proxy&.port)
  http.use_ssl = uri.scheme == "https"
  http.open_timeout = http.read_timeout = job["timeout"]
  http.max_retries = 0
  JSON.parse(http.post(uri.path, BODY, KIND).tap(&:value).body)
end

def with_httparty(job)
  require "httparty"
  proxy = job["proxy"] && URI(job["proxy"])
  options = { body: BODY, headers: KIND, timeout: job["timeout"], max_retries: 0 }
  options.update(http_proxyaddr: proxy.host, http_proxyport: proxy.port) if proxy
  HTTParty.post(job["url"], options).parsed_response.fetch("choices")
end

def with_faraday(job)
  require "faraday"
  client = Faraday.new(request: { timeout: job["timeout"] }, proxy: job["proxy"]) { |it| it.response :raise_error; it.adapter :net_http }
  JSON.parse(client.post(job["url"], BODY, KIND).body)
end

def with_open_uri(job)
  options = { open_timeout: job["timeout"], read_timeout: job["timeout"] }
  options[:proxy] = job["proxy"] if job["proxy"]
  JSON.parse(URI.open(job["url"], options).read)
end

def with_grpc(job)
  require "grpc"
  uri = URI(job["url"])
  trust = File.read(ENV["SSL_CERT_FILE"])
  credentials = uri.scheme == "https" ? GRPC::Core::ChannelCredentials.new(trust) : :this_channel_is_insecure
  stub = GRPC::ClientStub.new(job["target"] || (uri.host ? "#{uri.host}:#{uri.port}" : job["url"]), credentials)
  same = ->(it) { it.to_s }
  stub.request_response("/DuoWorkflow/ListTools", "", same, same, deadline: Time.now + job["timeout"])
end

def printed(error, form)
  case form
  when "line" then "#{error.class}: #{error.message}"
  when "inspect" then error.inspect
  else error.full_message(highlight: false, order: :top).chomp
  end
end

$stdout.sync = true
JSON.parse($stdin.read).each do |job|
  text, good = begin
    [send("with_#{ARGV[0]}", job).to_s, true]
  rescue StandardError => error
    [printed(error, ARGV[1]), false]
  end
  puts JSON.generate(fault: job["fault"], text: text, good: good)
end
