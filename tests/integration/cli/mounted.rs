//! Small disks made for a test: a folder that another disk begins in, and a disk that is full.
//!
//! Only root can mount one; elsewhere these tests say so and pass.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{call, files_below, names_in, with_run};

/// A disk in memory, until it goes.
struct Disk {
    path: PathBuf,
}

impl Disk {
    /// `None` where nothing can be mounted.
    fn mounted(path: &Path, kilobytes: u64) -> Option<Disk> {
        fs::create_dir(path).unwrap();
        let size = format!("size={kilobytes}k,mode=755");
        let mut mount = Command::new("mount");
        let mounted = mount.args(["-t", "tmpfs", "-o", &size, "patella-test"]).arg(path);
        if !mounted.output().is_ok_and(|done| done.status.success()) {
            eprintln!("skipped: no disk can be mounted here");
            return None;
        }
        Some(Disk { path: path.to_owned() })
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let gone = Command::new("umount").arg("-l").arg(&self.path).status();
        assert!(gone.is_ok_and(|gone| gone.success()) || std::thread::panicking());
    }
}

fn kilobytes(folder: &Path) -> u64 {
    let files = files_below(folder).into_values();
    files.map(|bytes| (bytes.len() as u64).next_multiple_of(4096) / 1024).sum()
}

#[test]
fn the_root_of_a_disk_is_filled_and_filled_again() {
    let folder = with_run();
    let place = folder.path().join("disk");
    let Some(_disk) = Disk::mounted(&place, 16 << 10) else {
        return;
    };
    fs::create_dir(place.join("lost+found")).unwrap();
    for name in ["old", "new"] {
        let called = call(folder.path(), &["report", "export", "--out", "disk", "--name", name]);
        assert_eq!(called.code, Some(0), "{}", called.err);
        assert_eq!(names_in(folder.path()), ["disk", "export"]);
    }
    let page = fs::read_to_string(place.join("report.html")).unwrap();
    assert!(page.contains("new"));
    assert!(place.join("lost+found").is_dir());
    let hidden = names_in(&place).into_iter().filter(|name| name.starts_with('.'));
    assert!(hidden.eq([".patella"]));
}

#[test]
fn on_a_full_disk_the_old_report_stays_whole_and_nothing_is_left() {
    let folder = with_run();
    assert_eq!(call(folder.path(), &["report", "export", "--out", "size"]).code, Some(0));
    let room = kilobytes(&folder.path().join("size")) * 3 / 2;
    let place = folder.path().join("disk");
    let Some(_disk) = Disk::mounted(&place, room) else {
        return;
    };
    // A folder on the disk, and the disk itself.
    for (out, left) in [("disk/out", "out"), ("disk", "report.html")] {
        let first = call(folder.path(), &["report", "export", "--out", out]);
        assert_eq!(first.code, Some(0), "{}", first.err);
        let before = files_below(&place);
        let full = call(folder.path(), &["report", "export", "--out", out, "--name", "new"]);
        assert_eq!((full.code, full.out.as_str()), (Some(1), ""), "{}", full.err);
        assert!(full.err.contains("cannot be written: "), "{}", full.err);
        assert!(full.err.contains("check its permissions and the room on the disk"), "{}", full.err);
        assert_eq!(full.err.lines().count(), 1, "{}", full.err);
        assert!(files_below(&place) == before, "the old report is whole and alone");
        assert!(names_in(&place).contains(&left.to_owned()));
        if out != "disk" {
            fs::remove_dir_all(place.join("out")).unwrap();
        }
    }
}
