# What Ruby's libraries say of tokens, keys and variables that do not fit: `startup.rb NAME`.
require "json"
require "jwt"
require "openssl"
require "socket"

KEY = OpenSSL::PKey::RSA.new(ENV.fetch("EXAMPLE_KEY"))

def decode(token, key = KEY.public_key)
  options = { algorithm: "RS256", aud: "gitlab-ai-gateway", verify_aud: true, iss: "https://gitlab.example", verify_iss: true }
  JWT.decode(token, key, true, options)
end

def token(key = KEY, **claims)
  all = { iss: "https://gitlab.example", aud: "gitlab-ai-gateway", exp: Time.now.to_i + 3600 }
  JWT.encode(all.merge(claims), key, "RS256")
end

case ARGV[0]
when "jwt-expired" then decode(token(exp: Time.now.to_i - 60))
when "jwt-not-yet-valid" then decode(token(nbf: Time.now.to_i + 600))
when "jwt-audience" then decode(token(aud: "gitlab-rails"))
when "jwt-issuer" then decode(token(iss: "https://other.example"))
when "jwt-signature" then decode(token(OpenSSL::PKey::RSA.new(2048)))
when "jwt-segments" then decode("abc")
when "pem-newlines" then OpenSSL::PKey::RSA.new(KEY.to_pem.gsub("\n", "\\n"))
when "certificate" then OpenSSL::X509::Certificate.new("abc")
when "variable-missing" then ENV.fetch("AI_GATEWAY_URL")
when "json-html" then JSON.parse("<html>502 Bad Gateway</html>")
when "json-empty" then JSON.parse("")
when "address-in-use"
  TCPServer.new("127.0.0.1", 20_990)
  TCPServer.new("127.0.0.1", 20_990)
when "uri" then URI("http://model example:8000/v1")
when "file-missing" then File.read("/etc/gitlab/trusted-certs/ca.pem")
when "gem-missing" then require "gitlab/cloud_connector"
end
