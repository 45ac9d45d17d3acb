"""The certificates of every planted TLS fault: one root that clients trust, one that nobody trusts."""

import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

HOST = "model.example"
# Fixed, because some clients print them.
START = datetime.datetime(2025, 1, 1)
END = datetime.datetime(2035, 1, 1)


class Issuer:
    """A certificate with its key, and what signed it."""

    def __init__(self, name, issuer=None, authority=True, names=(HOST,), start=START, end=END, san=True):
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        signer = issuer or self
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer.certificate.subject if issuer else subject)
            .public_key(self.key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(start)
            .not_valid_after(end)
            .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(self.key.public_key()), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.key.public_key()), critical=False)
        )
        if not authority and san:
            builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(n) for n in names]), False)
        self.certificate = builder.sign(signer.key, hashes.SHA256())

    def pem(self):
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def key_pem(self):
        form = serialization.PrivateFormat.PKCS8
        return self.key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption())


def make(folder: Path):
    """Writes `trusted.pem` and one `NAME.pem` (key and chain) a fault into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    root = Issuer("Example Corp Root CA")
    middle = Issuer("Example Corp Issuing CA", root)
    other = Issuer("Example Lab Root CA")
    other_middle = Issuer("Example Lab Issuing CA", other)
    leaf = lambda issuer=middle, name=HOST, **more: Issuer(name, issuer, authority=False, **more)
    past = datetime.datetime(2025, 6, 1)
    future = datetime.datetime(2034, 6, 1)
    chains = {
        "good": [leaf(), middle],
        "unknown-authority": [leaf(other_middle), other_middle],
        "unknown-authority-root-sent": [leaf(other_middle), other_middle, other],
        "self-signed": [Issuer(HOST, None, authority=False)],
        "missing-intermediate": [leaf()],
        "host-name": [leaf(name="other.example", names=("other.example", "www.other.example")), middle],
        "expired": [leaf(end=past), middle],
        "not-yet-valid": [leaf(start=future), middle],
        "legacy-name": [leaf(san=False), middle],
    }
    for name, chain in chains.items():
        (folder / f"{name}.pem").write_bytes(chain[0].key_pem() + b"".join(each.pem() for each in chain))
    (folder / "trusted.pem").write_bytes(root.pem())
