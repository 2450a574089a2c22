//! How much is looked at where nobody named an export.

defaults! {
    /// Limits on what is looked at in the current folder and among the downloads, so that a full folder is answered within a
    /// second. Measured on a folder with 10,000 files; all are our choice.
    #[derive(Debug, Clone, Copy)]
    pub struct SearchLimits {
        /// Entries of a place that are listed.
        pub entries: usize = 20_000,
        /// Files of a place whose first bytes are read, those first whose names promise an export.
        pub files: usize = 1_000,
        /// Folders of a place that are looked into, the newest first.
        pub folders: usize = 100,
        /// Entries that are listed in each of them, folders inside it included.
        pub folder_entries: usize = 300,
        /// Nesting of folders: the files of an unpacked Garmin export lie in the third.
        pub depth: usize = 4,
        /// Files in a folder or an archive whose first bytes are read, spread over all of them.
        pub samples: usize = 8,
        /// A folder is an export where at least one in so many of its files is named as an activity file, or where it is
        /// one of an account. Others only happen to hold one.
        pub one_in: usize = 3,
        /// Bytes of the directory of a zip, those of some 10,000 files.
        pub directory_bytes: u64 = 1 << 20,
        /// Tables of a place whose first lines are read as a diary, those first whose names promise one.
        pub tables: usize = 30,
        /// Bytes of a table that is read whole since it may be a diary; ten years of notes have some 3 MB.
        pub diary_bytes: u64 = 4 << 20,
        /// Bytes of all of them.
        pub all_diary_bytes: u64 = 8 << 20,
    }
}
