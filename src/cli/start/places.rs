//! Where downloads go on this computer.

use std::env;
use std::path::{Path, PathBuf};

/// The folder of downloads, where there is one: that of the environment, of the system, or the usual one.
pub fn downloads() -> Option<PathBuf> {
    let home = env::home_dir();
    let named = env::var_os("XDG_DOWNLOAD_DIR").map(PathBuf::from).filter(|path| path.is_absolute());
    let of_the_system = of_the_system(home.as_deref());
    let usual = home.map(|home| home.join("Downloads"));
    [named, of_the_system, usual].into_iter().flatten().find(|folder| folder.is_dir())
}

#[cfg(windows)]
fn of_the_system(_: Option<&Path>) -> Option<PathBuf> {
    known_folders::get_known_folder_path(known_folders::KnownFolder::Downloads)
}

/// That of the desktop, in whatever language its name is; there is none on a Mac, where the usual one is the only one.
#[cfg(not(windows))]
fn of_the_system(home: Option<&Path>) -> Option<PathBuf> {
    let home = home?;
    let config = env::var_os("XDG_CONFIG_HOME").map_or_else(|| home.join(".config"), PathBuf::from);
    download_folder(&std::fs::read_to_string(config.join("user-dirs.dirs")).ok()?, home)
}

/// The folder that a file `user-dirs.dirs` names, as in `XDG_DOWNLOAD_DIR="$HOME/Téléchargements"`.
#[cfg_attr(windows, allow(dead_code))]
fn download_folder(user_dirs: &str, home: &Path) -> Option<PathBuf> {
    let mut lines = user_dirs.lines().map(str::trim);
    let value = lines.find_map(|line| line.strip_prefix("XDG_DOWNLOAD_DIR=\"")?.strip_suffix('"'))?;
    match value.strip_prefix("$HOME/") {
        // The desktop has no such folder.
        Some("") => None,
        Some(below) => Some(home.join(below)),
        None => Some(PathBuf::from(value)).filter(|path| path.is_absolute()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_desktop_names_the_folder() {
        let folder = |line: &str| {
            let text = format!("# comment\nXDG_DESKTOP_DIR=\"$HOME/Desktop\"\n{line}\n");
            download_folder(&text, Path::new("/home/runner"))
        };
        let below = folder("XDG_DOWNLOAD_DIR=\"$HOME/Téléchargements\"");
        assert_eq!(below, Some(PathBuf::from("/home/runner/Téléchargements")));
        assert_eq!(folder("XDG_DOWNLOAD_DIR=\"$HOME/\""), None);
        assert_eq!(folder("XDG_DOWNLOAD_DIR=\"relative\""), None);
        assert_eq!(folder("# XDG_DOWNLOAD_DIR=\"$HOME/x\""), None);
        if cfg!(unix) {
            assert_eq!(folder("XDG_DOWNLOAD_DIR=\"/data\""), Some(PathBuf::from("/data")));
        }
    }
}
