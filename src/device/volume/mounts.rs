//! The kernel's table of mounts (`/proc/self/mountinfo`), read as text.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::path::PathBuf;

use super::{Access, DeviceNumber};

/// One mounted file system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mount {
    /// Its device.
    pub device: DeviceNumber,
    /// Whether the whole of it is mounted here, or a folder of it.
    pub is_whole: bool,
    /// Where.
    pub path: PathBuf,
    /// Whether it can be written to.
    pub access: Access,
    /// What kind, such as `vfat`.
    pub file_system: String,
    /// What is mounted, such as `/dev/sdb1`.
    pub source: PathBuf,
}

/// Reads the table, in the order in which things were mounted. A mount that another one at the same
/// place hides is left out, and so is a line that makes no sense.
pub(super) fn parse(table: &[u8]) -> Vec<Mount> {
    let mut mounts: Vec<Mount> = Vec::new();
    for mount in table.split(|byte| *byte == b'\n').filter_map(parse_line) {
        mounts.retain(|earlier| earlier.path != mount.path);
        mounts.push(mount);
    }
    mounts
}

/// `36 35 8:17 / /media/STICK rw,noexec shared:1 - vfat /dev/sdb1 rw,errors=remount-ro`
fn parse_line(line: &[u8]) -> Option<Mount> {
    let mut fields = line.split(|byte| *byte == b' ');
    let device = str::from_utf8(fields.nth(2)?).ok()?;
    let (major, minor) = device.split_once(':')?;
    let root = fields.next()?;
    let path = unescape(fields.next()?);
    let here = fields.next()?;
    // Optional fields, as many as there are, end with a hyphen.
    fields.find(|field| *field == b"-")?;
    let file_system = str::from_utf8(fields.next()?).ok()?.to_owned();
    let source = unescape(fields.next()?);
    let everywhere = fields.next().unwrap_or_default();
    Some(Mount {
        device: DeviceNumber {
            major: major.parse().ok()?,
            minor: minor.parse().ok()?,
        },
        is_whole: root == b"/",
        path,
        access: if is_read_only(here) || is_read_only(everywhere) {
            Access::ReadOnly
        } else {
            Access::Writable
        },
        file_system,
        source,
    })
}

fn is_read_only(options: &[u8]) -> bool {
    options
        .split(|byte| *byte == b',')
        .any(|option| option == b"ro")
}

/// Space, tab, newline and backslash stand in the table as three octal digits.
fn unescape(field: &[u8]) -> PathBuf {
    let mut bytes = Vec::with_capacity(field.len());
    let mut rest = field;
    while let [first, after @ ..] = rest {
        rest = after;
        if let (
            b'\\',
            [
                a @ b'0'..=b'3',
                b @ b'0'..=b'7',
                c @ b'0'..=b'7',
                after @ ..,
            ],
        ) = (first, rest)
        {
            bytes.push((a - b'0') * 64 + (b - b'0') * 8 + (c - b'0'));
            rest = after;
        } else {
            bytes.push(*first);
        }
    }
    PathBuf::from(OsString::from_vec(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = r"22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw,errors=remount-ro
23 22 0:21 / /proc rw,nosuid - proc proc rw
40 22 8:17 / /media/staff/OLD\040STICK\0113 rw,nodev shared:7 master:2 - vfat /dev/sdb1 rw,sync
41 22 8:33 / /mnt/a ro,relatime - exfat /dev/sdc1 rw
42 22 8:34 / /mnt/b rw,relatime - vfat /dev/sdc2 ro,errors=remount-ro
43 22 8:34 /DOOR /mnt/c rw,relatime - vfat /dev/sdc2 rw
44 22 8:49 / /mnt/a rw,relatime - vfat /dev/sdd1 rw
not a line
45 22 8:x / /mnt/d rw - vfat /dev/sde1 rw
46 22 8:65 / /mnt/e rw vfat /dev/sde1 rw";

    #[test]
    fn the_kernels_table_is_read() {
        let mounts = parse(TABLE.as_bytes());
        let seen: Vec<_> = mounts
            .iter()
            .map(|m| {
                (
                    m.path.to_str().unwrap(),
                    m.device.minor,
                    m.is_whole,
                    m.access,
                )
            })
            .collect();
        assert_eq!(
            seen,
            [
                ("/", 2, true, Access::Writable),
                ("/proc", 21, true, Access::Writable),
                ("/media/staff/OLD STICK\t3", 17, true, Access::Writable),
                ("/mnt/b", 34, true, Access::ReadOnly),
                ("/mnt/c", 34, false, Access::Writable),
                ("/mnt/a", 49, true, Access::Writable),
            ]
        );
        assert_eq!(mounts[2].source, PathBuf::from("/dev/sdb1"));
        assert_eq!(mounts[2].file_system, "vfat");
    }

    #[test]
    fn a_path_may_hold_any_byte() {
        use std::os::unix::ffi::OsStrExt;
        for (field, bytes) in [
            (&br"a\134b"[..], &b"a\\b"[..]),
            (br"a\040\012", b"a \n"),
            (br"end\", br"end\"),
            (br"\04", br"\04"),
            (br"\999", br"\999"),
            (br"\777", br"\777"),
            (b"\xff\xfe", b"\xff\xfe"),
        ] {
            assert_eq!(unescape(field).as_os_str().as_bytes(), bytes, "{field:?}");
        }
    }
}
