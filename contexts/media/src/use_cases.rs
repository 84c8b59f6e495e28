//! What can be done, one file each: command in, what it does.

mod delete_photo;
mod make_avif;
mod note_usage;
mod photo_file;
mod sweep;
mod upload_photo;
