//! The command `nappe`. Everything it can do is in the library.

fn main() -> std::process::ExitCode {
    server::cli::run()
}
