//! `farolito demo | serve | setup-link | migrate | doctor | backup | check-backup | restore | recovery-sheet | print | import`.

use std::process::ExitCode;

use clap::Parser as _;
use farolito::config::{Cli, Command, Settings};
use farolito::{StartError, copies, demo, doctor, first, import, print, serve};

fn main() -> ExitCode {
    let cli = Cli::parse();
    start_log();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error.into()),
    };
    match runtime.block_on(run(cli)) {
        Ok(code) => code,
        Err(error) => fail(&error),
    }
}

async fn run(cli: Cli) -> Result<ExitCode, StartError> {
    let gather = |args| Settings::gather(args, cli.config.as_ref()).map_err(StartError::Said);
    match &cli.command {
        Command::Demo(args) => demo::run(args).await?,
        Command::Serve(args) => serve::run(&gather(args)?).await?,
        Command::SetupLink(args) => first::print_link(&gather(args)?).await?,
        Command::Migrate(args) => serve::migrate(&gather(args)?).await?,
        Command::Backup(args) => copies::backup(args, &gather(&args.server)?).await?,
        Command::CheckBackup(args) => copies::check(args)?,
        Command::Restore(args) => copies::restore(args).await?,
        Command::RecoverySheet(args) => copies::print_sheet(&gather(args)?)?,
        Command::Print(args) => print::print(args)?,
        Command::Import(what) => import::run(what, &gather(what.server())?).await?,
        Command::Doctor(args) if args.check_sheet => return Ok(doctor::sheet(&gather(&args.server)?)),
        Command::Doctor(args) => return Ok(doctor::run(&gather(&args.server)?).await),
    }
    Ok(ExitCode::SUCCESS)
}

/// One line a request and a warning where something is wrong; `FAROLITO_LOG` says more or less.
fn start_log() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("FAROLITO_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}

#[expect(clippy::print_stderr, reason = "the person at the terminal reads it")]
fn fail(error: &StartError) -> ExitCode {
    eprintln!("farolito: {error}");
    ExitCode::FAILURE
}
