# Sentences around the reports: errors of the command line and of the configuration, tables, lists.

# Hints and places
hint = { ", " }did you mean `{ $name }`?
at-place = { $place }: { $problem }
origin-default = default
origin-nothing = found nothing
origin-found = found { $traces }
source-this-process = this process
source-process = process { $id }
source-container = container { $name }
source-file = file { $name }

# Evidence: what the SDK says by itself
evidence-environment = environment { $name }
evidence-log = log { $name }
evidence-connection = connection { $name }
evidence-connections = connections { $name }
evidence-container = container { $name }
evidence-probe = probe { $name }
evidence-setting = { $value } ({ $origin })
evidence-not-set = not set
evidence-set = set
evidence-secret = set, not shown ({ $length } characters, { $lines } lines)
evidence-correlation = { " " }(correlation id { $id })
seen-refused = connection refused{ $text }
seen-denied = denied by policy: { $text }
seen-unresolved = name does not resolve: { $text }
seen-address = address not allowed: { $text }
seen-unreachable = unreachable: { $text }
seen-proxy = proxy: { $text }
seen-proxy-answered = proxy answered { $text }
seen-no-http = not HTTP: { $text }
seen-tls = tls: { $text } (subject { $subject }, issuer { $issuer })
seen-timed-out = timed out ({ $phase })
seen-closed = connection closed by the peer ({ $phase })
phase-resolve = resolve
phase-connect = connect
phase-tls = tls
phase-send = send
phase-first-byte = first-byte
phase-body = body

# The command line and its surroundings
internal-fault = internal error at { $place }; please report it with the output of `duo-doctor --version`
cannot-write = cannot write: { $error }
cannot-write-file = cannot write { $file }: { $error }
few-threads = the system allows { $allowed } more threads and this needs { $least }; raise `ulimit -u`, or the container's limit of processes
interrupted-waiting = interrupted; waiting for { $checks }; once more ends at once without a report
interrupted-report = interrupted; waiting for the report; once more ends at once without a report
unknown-value = `{ $value }` is unknown{ $hint }; write one of { $words }
unread-variable = ${ $name }: nothing reads this variable{ $hint }
unread-log = { $place }: no check reads the log `{ $name }`{ $hint }
unread-credential = { $place }: no check uses the credential `{ $name }` of `{ $connection }`{ $hint }
no-such-check = no check fits `{ $name }`{ $hint }; `duo-doctor list checks` shows them all
say-copy = say FORMAT:FILE, for example json:report.json
the-formats = the formats are { $names }
say-pair = write ID=REASON
no-such-scenario = there is no scenario `{ $name }`{ $hint }; `duo-doctor demo --list` shows them all
simulated = simulated set-up: { $title }
no-folder-for-demo = no folder for the simulated set-up; name one that can be written with TMPDIR: { $error }
demo-does-not-start = the simulated set-up does not start: { $error }
recording-lacks = { $file }: lacks calls of { $check }, whose answers are too large
and-more = { $first } (and { $count } more)
without-credential = { $why }; going on without the credential `{ $credential }` of { $connection }
not-learnt = not learnt from GitLab: { $problem }
no-gitlab-for-models = there is no GitLab to ask for its models
no-token-for-models = GitLab has no token here
token-of-nobody = GitLab knows nobody by this token

# init
init-is-there = { $file } is there already; --force overwrites it
init-no-gitlab = no GitLab is named; say --gitlab URL or set GITLAB_URL
init-ca-file = --ca-file { $file } cannot be read: { $error }

# The configuration
name-configuration = { $problem }; name the configuration file
name-credential = { $file } { $problem }; name the file that holds the credential
cannot-be-read = cannot be read: { $error }
is-directory = is a directory
is-larger = is larger than { $limit } KiB
is-no-text = is no text
distrusted-file = { $why }, and it says where tokens are sent; name it with --config if you trust it
distrusted-folder = its folder { $why }
distrust-owner = belongs to another user ({ $user })
distrust-writers = can be written by others
unknown-key = unknown { $what } `{ $name }`, expected { $expected }
unknown-key-near = unknown { $what } `{ $name }`, did you mean `{ $near }`?; expected { $expected }
unknown-field = field
unknown-variant = variant
expected-one = `{ $name }`
expected-two = `{ $one }` or `{ $other }`
expected-many = one of { $names }
misnamed-configuration = { $file } is not read; name it { $right }, or say --config
shortest-check = `check-time` is at least { $seconds }s
longest-check = `check-time` is at most { $seconds }s
no-scope = `environment.{ $scope }` is no scope; one of { $scopes }
one-environment = say one of `file = "…"`, `container = "…"` (with `socket = "…"` where it is needed), `pid = …`, `this-process = true`
no-url = `{ $name }` has no `url`
belongs-to-model = `{ $name }` belongs under [model.NAME]
no-header-name = `{ $header }` is no header name
file-or-env = a credential says either `file = "…"` or `env = "NAME"`
no-duration = `{ $text }` is no duration; write for example `90s`, `15m`, `24h` or `7d`
no-switch = `{ $text }` is no switch; write 1 or 0, true or false, yes or no, on or off
no-scheme = `{ $url }` has no scheme http or https; write for example `https://gitlab.example.com`
is-no-url = `{ $url }` is no URL ({ $error }); write for example `https://gitlab.example.com`
has-password = `{ $url }` has a user name or password; write the URL without, and put them under `credentials`
has-query = `{ $url }` has a query or fragment; write for example `https://gitlab.example.com`
is-no-address = `{ $address }` is no address ({ $error })
no-host-and-port = `{ $address }` is not `host:port`; write for example `aigw.example.com:50052`
no-proxy = a proxy is `none` or a URL such as `http://proxy.example.com:3128`
proxy-ends = a proxy's URL ends with its host or port; in a password write %23 for #, %3F for ?, %2F for /
proxy-password = a proxy's URL cannot carry a password
unset-variable = the variable `{ $name }` is not set
the-variable = the variable `{ $name }`
empty-credential = the credential in { $source } is empty
short-credential = the credential in { $source } is shorter than { $least } characters
odd-credential = the credential in { $source } has a character that no HTTP header can carry
in-the-clear = `{ $name }` has a credential, and { $url } would send it in the clear; use https, or write `plain-http = true` beside `url` (without a file: { $variable }=true)

# Tables: their heads, and words in them
column-check = check
column-version = version
column-impact = impact
column-vantage = vantage
column-title = title
column-code = code
column-finding = finding
column-what = what
column-value = value
column-credentials = credentials
column-from = from
column-pack = pack
column-signed-by = signed by
column-found = found
column-state = state
column-why = why
column-file = file
any-vantage = any
row-environment = environment { $scope }
row-log = log { $name }
row-vantage = vantage
row-impact = impact
row-log-window = log-window
row-check-time = check-time

# plan
plan-missing = not configured
plan-as-gateway = GitLab as the settings of the AI Gateway name it
plan-credentials = credentials: { $credentials }
plan-there = { $name } there
plan-not-there = { $name } missing
plan-after = after   { $checks }
plan-check = { $count } check
plan-checks = { $count } checks
plan-run = { $checks }, { $run } to run
plan-request = { $count } kind of request
plan-requests = { $count } kinds of request
plan-billed = { $requests }, of which { $billed } can make a model produce tokens
plan-log = { $count } log
plan-logs = { $count } logs
plan-totals = { $checks }: { $requests }; { $logs }
plan-limits = each check at most { $seconds } s, { $computing } s on the CPU, { $memory } MiB, { $calls } calls

# version
version-program = duo-doctor { $version }
version-commit = commit     { $commit }
version-no-commit = commit     not known
version-engine = engine     wasmtime { $version }
version-contract = contract   { $version }
version-pack = pack       { $pack }, signed by { $key }, { $place }, sha256:{ $digest }
version-refused = pack       { $file } is refused: { $reason }
inside-the-program = inside the program

# self-check
row-self-version = version
row-self-interpreter = interpreter
row-self-native = native code
row-self-compiler = compiler
row-self-space = address space
row-self-processes = processes
row-self-proc = /proc
row-self-root = root
row-self-clock = clock
row-self-certificates = certificates
row-self-proxy = proxy
row-self-pack = pack
row-self-keys = trusted keys
row-self-configuration = configuration
row-self-environment = environment
self-version = duo-doctor { $version } on { $system } { $machine }
self-starts = starts; needs no executable memory ({ $version })
self-does-not-start = does not start: { $error }
self-native = executable memory is allowed; --engine native would work
self-no-native = not available here, and not needed: { $error }
self-compiles = private checks are compiled in a process of their own
self-does-not-compile = a private check { $problem }
self-no-limit = no limit
self-space = limit { $limit } MiB; a run takes up to { $needed }
self-processes = limit { $limit }, threads among them
self-mounted = mounted
self-not-mounted = not mounted, and not needed; the settings of a process (pid = …) cannot be read
self-read-only = read-only; nothing is written unless asked for
self-writable = writable; nothing is written unless asked for
self-root-unknown = unknown; nothing is written unless asked for
self-no-certificates = this machine has no CA certificates; Mozilla's are used in their place
self-certificates = { $count } CA certificates of this machine
self-no-proxy = no proxy variable is set
self-proxy = set: { $names }
self-pack = { $pack }, signed by { $key } ({ $place })
self-pack-warned = { $pack }, signed by { $key }; { $warning } ({ $place })
self-inside = inside this program
self-no-file = no file
self-configuration = { $file }; { $connections } connections, { $logs } logs

# Packs
folder-not-used = { $folder }: is not used, it cannot be read: { $error }
add-first = --pack { $pack }: add it once with `duo-doctor pack add { $pack }`
nothing-left = nothing is left to run; name a pack with --pack, or a check with --component
no-core-pack = there is no `core.pack` beside this program; copy it there, or name it with --core-pack
no-keys = --keys { $folder }: there is no such folder (DUO_DOCTOR_KEYS names one too)
state-refused = refused
state-not-used = not used
state-used = { $count } checks
found-inside = inside the program
found-beside = beside the program
found-folder = folder
found-store = store
found-named = --pack
not-counted = not { $count } checks: those of { $source } are used
not-named = not { $id }: { $why }
pack-built = { $file }: { $count } checks, { $reused } of them compiled before, { $size } KiB, { $signed }
pack-is-signed = signed
pack-is-unsigned = unsigned
pack-signed = { $file }: signed
compiled-anew = everything is compiled anew: { $why }
key-is-there = { $file } is already there; a key that is lost cannot be made again
no-key = --key FILE is missing
ask-new-password = password of the new key:{ " " }
ask-password = password of the key:{ " " }
no-password = no password: { $error }
nobody-types = the key has a password, and nobody is here to type it; give --password-file FILE
no-store = there is no place for a store: set HOME, or name one with --store FOLDER
no-such-pack = no pack `{ $name }` is in the store { $folder }
several-publishers = several publishers have a pack `{ $name }`: { $publishers }; name one with --publisher
is-the-programs = `{ $name }` is already what comes with the program
now-in-use = { $name } { $version } of { $publisher } is in use now
none-in-use = no { $name } of { $publisher } from the store is in use now
pack-in-use = { $title } is in use now
needs-approval = it changes what you should be asked about; say --yes to approve
ask-approval = Take it? [y/N]{ " " }
foreign-code = { $source }: the compiled code of `{ $id }` is not what this program makes of its component, which is compiled instead
to-grant = It gets what the configuration grants; all that it asks for:
kit-next = { $folder }: next `duo-doctor check-kit build { $folder }`
kit-run = to run it: duo-doctor check --component { $file } { $id }
kit-lines = with these lines in the configuration:
