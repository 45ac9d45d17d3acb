//! Certificates, bundles of authorities, and the gateway's own keys.

use super::gateway::{IMAGE, RUN, UPGRADE, at_gateway};
use super::{Installation, Place, Step};

impl Step {
    /// One file with the public authorities of the gateway's image and a private one. Kubernetes gets it as a secret.
    #[must_use]
    pub fn ca_bundle() -> Self {
        let docker = "docker cp {container}:/etc/ssl/certs/ca-certificates.crt duo-ca-bundle.pem && \
                      cat {private-ca-file} >> duo-ca-bundle.pem";
        let kubernetes = "kubectl exec deploy/{deployment} -- cat /etc/ssl/certs/ca-certificates.crt > duo-ca-bundle.pem && \
                          cat {private-ca-file} >> duo-ca-bundle.pem && \
                          kubectl create secret generic duo-ca-bundle --from-file=duo-ca-bundle.pem";
        at_gateway(&["sh", "-c", docker], &["sh", "-c", kubernetes])
    }

    /// The gateway with that file for GitLab (`REQUESTS_CA_BUNDLE`) and for the models (`SSL_CERT_FILE`).
    #[must_use]
    pub fn gateway_with_ca_bundle() -> Self {
        let mount = "./duo-ca-bundle.pem:/etc/duo-ca/duo-ca-bundle.pem:ro";
        let gitlab = "REQUESTS_CA_BUNDLE=/etc/duo-ca/duo-ca-bundle.pem";
        let models = "SSL_CERT_FILE=/etc/duo-ca/duo-ca-bundle.pem";
        let docker = [&RUN[..], &["--volume", mount, "--env", gitlab, "--env", models, IMAGE]].concat();
        let volumes = r#"volumes=[{"name":"duo-ca","secret":{"secretName":"duo-ca-bundle"}}]"#;
        let mounts = r#"volumeMounts=[{"name":"duo-ca","mountPath":"/etc/duo-ca","readOnly":true}]"#;
        let variables = r#"extraEnvironmentVariables=[{"name":"REQUESTS_CA_BUNDLE","value":"/etc/duo-ca/duo-ca-bundle.pem"},{"name":"SSL_CERT_FILE","value":"/etc/duo-ca/duo-ca-bundle.pem"}]"#;
        let values = ["--set-json", volumes, "--set-json", mounts, "--set-json", variables];
        at_gateway(&docker, &[&UPGRADE[..], &values].concat()).interrupts()
    }

    /// What a server shows, to be read from outside.
    #[must_use]
    pub fn shown_certificates(place: Place, host: &str, port: u16) -> Self {
        let address = format!("{host}:{port}");
        let arguments = ["openssl", "s_client", "-showcerts", "-servername", "{}", "-connect", "{}"];
        Self::command(place, &arguments).fill(&[host, &address])
    }

    /// A server's certificate and the one above it in one file, in the order in which a server shows them.
    #[must_use]
    pub fn certificate_chain(place: Place) -> Self {
        let line = "cat {server-certificate} {intermediate-certificate} > fullchain.pem";
        Self::command(place, &["sh", "-c", line])
    }

    /// That file in GitLab, whose web server reads it when it is told to.
    #[must_use]
    pub fn install_gitlab_certificate(host: &str) -> Self {
        let kubernetes = "kubectl create secret tls {tls-secret} --cert=fullchain.pem --key={key-file} --dry-run=client \
                          --output=yaml | kubectl apply --filename=-";
        let step = Self::commands(
            Place::GitlabHost,
            &[
                (Installation::LinuxPackage, &["sudo", "cp", "fullchain.pem", "/etc/gitlab/ssl/{}.crt"]),
                (Installation::Docker, &["docker", "cp", "fullchain.pem", "{gitlab-container}:/etc/gitlab/ssl/{}.crt"]),
                (Installation::Kubernetes, &["sh", "-c", kubernetes]),
            ],
        );
        step.fill(&[host])
    }

    /// GitLab's web server reads its certificate again. In Kubernetes it does so by itself.
    #[must_use]
    pub fn reload_gitlab_nginx() -> Self {
        Self::commands(
            Place::GitlabHost,
            &[
                (Installation::LinuxPackage, &["sudo", "gitlab-ctl", "hup", "nginx"]),
                (Installation::Docker, &["docker", "exec", "{gitlab-container}", "gitlab-ctl", "hup", "nginx"]),
            ],
        )
    }

    /// An RSA key in a file.
    #[must_use]
    pub fn rsa_key() -> Self {
        Self::command(Place::AiGatewayHost, &["openssl", "genrsa", "-out", "{key-file}", "2048"])
    }

    /// The gateway with the key of a file in a variable, line breaks and all.
    #[must_use]
    pub fn gateway_with_key(variable: &'static str) -> Self {
        let docker = "docker run --detach --name {container} --publish 5052:5052 --publish 50052:50052 {options} \
                      --env {}=\"$(cat {key-file})\" {image}";
        let kubernetes = "kubectl create secret generic duo-key --from-file={}={key-file} && \
                          kubectl set env deploy/{deployment} --from=secret/duo-key";
        at_gateway(&["sh", "-c", docker], &["sh", "-c", kubernetes]).fill(&[variable]).interrupts()
    }

    /// Both keys by which the gateway signs and checks its own tokens, in files.
    #[must_use]
    pub fn gateway_keys() -> Self {
        let line = "openssl genrsa -out signing.pem 2048 && openssl genrsa -out validation.pem 2048";
        Self::command(Place::AiGatewayHost, &["sh", "-c", line])
    }

    /// The gateway with these two keys.
    #[must_use]
    pub fn gateway_with_keys() -> Self {
        let docker = "docker run --detach --name {container} --publish 5052:5052 --publish 50052:50052 {options} \
                      --env AIGW_SELF_SIGNED_JWT__SIGNING_KEY=\"$(cat signing.pem)\" \
                      --env AIGW_SELF_SIGNED_JWT__VALIDATION_KEY=\"$(cat validation.pem)\" {image}";
        let kubernetes = "kubectl create secret generic duo-keys \
                          --from-file=AIGW_SELF_SIGNED_JWT__SIGNING_KEY=signing.pem \
                          --from-file=AIGW_SELF_SIGNED_JWT__VALIDATION_KEY=validation.pem && \
                          kubectl set env deploy/{deployment} --from=secret/duo-keys";
        at_gateway(&["sh", "-c", docker], &["sh", "-c", kubernetes]).interrupts()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundle_is_where_both_variables_say() {
        let step = Step::gateway_with_ca_bundle();
        assert_eq!(step.lost_placeholder(), None);
        let bundle = "/etc/duo-ca/duo-ca-bundle.pem";
        assert_eq!(step.line().matches(bundle).count(), 5, "a mount, and two variables for each kind");
    }

    #[test]
    fn a_key_keeps_its_line_breaks() {
        let line = Step::gateway_with_key("A").line();
        assert!(line.contains("--env A=\"$(cat {key-file})\" {image}'"), "{line}");
        assert!(line.contains("--from-file=A={key-file} && kubectl set env"), "{line}");
    }
}
