//! Which machines a look at a listed page may go to: the public internet, and nothing that only we can reach.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether an address that a listed name resolved to may be asked for its page. Refuses everything that IANA's special-purpose
/// registries (RFC 6890 and after) keep for machines themselves, private networks, documentation, tests and groups; and the
/// addresses of version 6 that carry one of version 4, because what they lead to is decided elsewhere.
pub fn may_look_at(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => public_4(address),
        IpAddr::V6(address) => public_6(address),
    }
}

fn public_4(address: Ipv4Addr) -> bool {
    const KEPT: [([u8; 4], u32); 15] = [
        ([0, 0, 0, 0], 8),
        ([10, 0, 0, 0], 8),
        ([100, 64, 0, 0], 10),
        ([127, 0, 0, 0], 8),
        ([169, 254, 0, 0], 16),
        ([172, 16, 0, 0], 12),
        ([192, 0, 0, 0], 24),
        ([192, 0, 2, 0], 24),
        ([192, 88, 99, 0], 24),
        ([192, 168, 0, 0], 16),
        ([198, 18, 0, 0], 15),
        ([198, 51, 100, 0], 24),
        ([203, 0, 113, 0], 24),
        ([224, 0, 0, 0], 4),
        ([240, 0, 0, 0], 4),
    ];
    let bits = u32::from(address);
    !KEPT.iter().any(|(net, length)| (bits ^ u32::from_be_bytes(*net)) >> (32 - length) == 0)
}

fn public_6(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    // Only 2000::/3 is given out; in it are Teredo and other protocols' own (2001::/23), documentation and 6to4.
    let given_out = first & 0xe000 == 0x2000;
    let protocols = first == 0x2001 && second < 0x0200;
    let documentation = (first == 0x2001 && second == 0x0db8) || (first == 0x3fff && second < 0x1000);
    let carries_version_4 = first == 0x2002;
    given_out && !protocols && !documentation && !carries_version_4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn may(text: &str) -> bool {
        may_look_at(text.parse().expect("an address"))
    }

    #[test]
    fn a_look_goes_to_the_public_internet() {
        for address in ["8.8.8.8", "100.63.255.255", "100.128.0.1", "172.32.0.1", "198.17.0.1", "198.20.0.1"]
        {
            assert!(may(address), "{address}");
        }
        for address in ["2606:4700::1111", "2001:4860:4860::8888", "2a00:1450:4001::1"] {
            assert!(may(address), "{address}");
        }
    }

    #[test]
    fn a_look_never_goes_where_only_we_can_reach() {
        for address in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.8.8.8",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.251",
            "239.255.255.250",
            "255.255.255.255",
        ] {
            assert!(!may(address), "{address}");
        }
        for address in [
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "64:ff9b::7f00:1",
            "fe80::1",
            "fc00::1",
            "fd12:3456::1",
            "ff02::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff:0:0::1",
            "100::1",
        ] {
            assert!(!may(address), "{address}");
        }
    }
}
