//! What an attack costs whose parts are each within their limit, beside a run that does the same work without it.

use crate::process::{beside, doctor, measure as spend, own_peak};
use crate::products::{Ground, attacks};
use crate::simulated::Simulated;

/// The most that an attack may cost beside the normal run: CPU seconds, and MiB at the peak.
const CPU: f64 = 5.0;
const PEAK: f64 = 256.0;

/// Every way in which a run can end that says what became of it.
const ENDS: [i32; 6] = [0, 1, 2, 3, 4, 5];

/// Makes each attack once: what it costs does not depend on the network, and its limits are not close.
pub(crate) fn measure() -> Result<(), String> {
    let simulated = Simulated::healthy()?;
    let configuration = std::fs::read_to_string(&simulated.config).map_err(|error| error.to_string())?;
    let target =
        beside("duo-doctor")?.parent().and_then(std::path::Path::parent).map(|it| it.join("wasm32-wasip2/plugin"));
    let components = target.ok_or("no target folder")?;
    let ground = Ground { folder: simulated.folder(), configuration: &configuration, components: &components };
    println!("goal: at most {CPU} CPU seconds and {PEAK} MiB beside the normal run, each\n");
    println!("  {:40} {:>20} {:>20}", "", "CPU, s", "peak, MiB");
    for attack in attacks(&ground) {
        let run = |arguments: &[String]| {
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            spend(doctor(&arguments, None)?.stderr(std::process::Stdio::null()), &ENDS)
        };
        let (normal, attacked) = (run(&attack.normal)?, run(&attack.attack)?);
        if attacked.peak <= own_peak() {
            return Err(format!("this program itself has {:.1} MiB, below which it cannot see", own_peak()));
        }
        let (cpu, peak) = ((attacked.cpu - normal.cpu) / 1e3, attacked.peak - normal.peak);
        let met = if cpu <= CPU && peak <= PEAK { "met" } else { "NOT MET" };
        println!(
            "  {:40} {:8.2} beside {:5.2} {:8.0} beside {:5.0}   {met}",
            attack.name,
            attacked.cpu / 1e3,
            normal.cpu / 1e3,
            attacked.peak,
            normal.peak
        );
    }
    Ok(())
}
