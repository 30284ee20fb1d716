# Afterimage on Windows: installs what is missing with winget, builds, runs and tests. Try .\dev.ps1 help
# The counterpart of ./dev; it leaves out what only Linux can do (driving the window, packaging for Debian).
param([string]$Command = 'help', [Parameter(ValueFromRemainingArguments)][string[]]$Rest = @())

$ErrorActionPreference = 'Stop'
$Root = $PSScriptRoot
$Caller = (Get-Location).Path
$Cache = Join-Path $env:LOCALAPPDATA 'afterimage\cache'
if (-not $env:CARGO_TARGET_DIR) { $env:CARGO_TARGET_DIR = Join-Path $Cache 'target' }
$StarterWheels = Join-Path $Cache 'downloads\starter'
$PlacesWheels = Join-Path $Cache 'downloads\places'
$DemoPhotos = Join-Path $Cache 'demo\photos'

function Say($Text) { Write-Host "==> $Text" -ForegroundColor Cyan }

function Fail($Text, $Advice) {
    Write-Host "error: $Text" -ForegroundColor Red
    if ($Advice) { Write-Host "       $Advice" }
    exit 1
}

# Runs a program and stops when it fails.
function Invoke-Checked($Failure, [scriptblock]$Block) {
    & $Block
    if ($LASTEXITCODE -ne 0) { Fail $Failure 'The messages above say why.' }
}

function Test-Program($Name) { $null -ne (Get-Command $Name -ErrorAction SilentlyContinue) }

# Installs a program that is not on the path, and finds it without a new terminal.
function Install-Program($Name, $Package, $Options = @()) {
    if (Test-Program $Name) { return }
    if (-not (Test-Program winget)) { Fail "$Name is missing" "Install winget (App Installer in the Store), or $Package by hand." }
    Say "Installing $Package with winget"
    winget install --exact --id $Package --accept-package-agreements --accept-source-agreements @Options
    $env:Path = [Environment]::GetEnvironmentVariable('Path', 'Machine') + ';' +
        [Environment]::GetEnvironmentVariable('Path', 'User') + ";$env:USERPROFILE\.cargo\bin;$env:ProgramFiles\NASM"
    if (-not (Test-Program $Name)) { Fail "$Name is still not found" 'Open a new terminal and run this again.' }
}

# The C++ compiler that Rust and the bundled libraries need; it is not on the path, so it is looked up.
function Install-BuildTools {
    $finder = "${env:ProgramFiles(x86)}\Microsoft Visual Studio\Installer\vswhere.exe"
    $component = 'Microsoft.VisualStudio.Component.VC.Tools.x86.x64'
    if ((Test-Path $finder) -and (& $finder -products * -requires $component -property installationPath)) { return }
    Say 'Installing the Visual Studio build tools with winget (several gigabytes)'
    winget install --exact --id Microsoft.VisualStudio.2022.BuildTools --accept-package-agreements `
        --accept-source-agreements `
        --override '--wait --passive --add Microsoft.VisualStudio.Workload.VCTools --includeRecommended'
}

function Install-All {
    Install-BuildTools
    Install-Program git Git.Git
    Install-Program cmake Kitware.CMake
    Install-Program nasm NASM.NASM
    Install-Program python Python.Python.3.12
    Install-Program node OpenJS.NodeJS.LTS
    Install-Program rustup Rustlang.Rustup
    Install-UiPackages
    Get-Wheels (Join-Path $Root 'models\starter\requirements.txt') $StarterWheels
    Get-Wheels (Join-Path $Root 'places\requirements.txt') $PlacesWheels
}

# Whether the stamp file holds this fingerprint: then there is nothing to do.
function Test-Stamp($Path, $Fingerprint) { (Test-Path $Path) -and ((Get-Content -Raw $Path) -eq $Fingerprint) }

function Set-Stamp($Path, $Fingerprint) {
    New-Item -ItemType Directory -Force (Split-Path $Path) | Out-Null
    Set-Content -NoNewline -Path $Path -Value $Fingerprint
}

function Install-UiPackages {
    $stamp = Join-Path $Root 'ui\node_modules\.afterimage-packages'
    $fingerprint = (Get-FileHash (Join-Path $Root 'ui\package-lock.json')).Hash
    if (Test-Stamp $stamp $fingerprint) { return }
    Say "Installing the interface's packages with npm"
    Invoke-Checked 'npm could not install the packages of the interface' { npm --prefix ui ci --no-audit --no-fund }
    Set-Stamp $stamp $fingerprint
}

# Fetches the wheels of a requirements file whose SHA-256 is not in the folder yet.
function Get-Wheels($Requirements, $Folder) {
    New-Item -ItemType Directory -Force $Folder | Out-Null
    $have = @(Get-ChildItem $Folder -Filter *.whl | ForEach-Object { (Get-FileHash $_.FullName).Hash.ToLower() })
    foreach ($line in Get-Content $Requirements) {
        if ($line -notmatch '^(\S+) --hash=sha256:([0-9a-f]{64})$' -or $have -contains $Matches[2]) { continue }
        Say "Downloading $($Matches[1])"
        $one = Join-Path $Folder 'requirement.txt'
        Set-Content -Path $one -Value $line
        # The platform is pinned so that every system gets the very same file; nothing in it is run.
        Invoke-Checked "could not download $($Matches[1])" {
            python -m pip download --quiet --no-deps --only-binary=:all: --require-hashes --implementation cp `
                --python-version 3.11 --platform manylinux2014_x86_64 --dest $Folder --requirement $one
        }
        Remove-Item $one
    }
}

function Build-Programs {
    Say 'Building Afterimage (the first build compiles every dependency: about 15 minutes on two cores)'
    Invoke-Checked 'the interface did not build' { npm --prefix ui run --silent build }
    (Get-Item (Join-Path $Root 'src-tauri\src\main.rs')).LastWriteTime = Get-Date
    Invoke-Checked 'the build failed' { cargo build --workspace --bin afterimage-app --bin afterimage }
    Invoke-Checked 'the starter model could not be set up' {
        & "$env:CARGO_TARGET_DIR\debug\afterimage.exe" models set-up --wheels $StarterWheels | Out-Null
    }
    Invoke-Checked 'the names of places could not be set up' {
        & "$env:CARGO_TARGET_DIR\debug\afterimage.exe" places set-up --wheels $PlacesWheels | Out-Null
    }
}

function Get-DemoPhotos {
    if (Test-Path $DemoPhotos) { return }
    $wheels = Join-Path $Cache 'downloads\demo'
    Get-Wheels (Join-Path $Root 'scripts\demo\requirements.txt') $wheels
    Invoke-Checked 'the demo photos could not be unpacked' {
        python scripts\demo\extract.py scripts\demo\photos.tsv $wheels $DemoPhotos
    }
    Remove-Item -Recurse $wheels
}

function Test-Everything {
    Invoke-Checked 'rustfmt' { cargo fmt --all --check }
    Push-Location ui
    Invoke-Checked 'prettier' { npx --no-install prettier --check --log-level warn . }
    Invoke-Checked 'svelte-check' { npx --no-install svelte-check --tsconfig ./tsconfig.json --fail-on-warnings }
    Invoke-Checked 'eslint' { npx --no-install eslint --max-warnings 0 . }
    Invoke-Checked 'the tests of the interface' { npm test }
    Pop-Location
    Build-Programs
    Invoke-Checked 'clippy' { cargo clippy --workspace --all-targets -- -D warnings }
    # The window cannot be driven from outside here; the other tests are the same on every system.
    Invoke-Checked 'the tests' { cargo test --workspace --exclude afterimage-tests }
}

Push-Location $Root
try {
    if ($Rest.Count -gt 0 -and $Rest[0] -eq '--') { $Rest = @($Rest | Select-Object -Skip 1) }
    switch ($Command) {
        'run' {
            # Resolved before anything else, as the person who typed it meant it.
            Set-Location $Caller
            $folders = @($Rest | ForEach-Object { (Resolve-Path $_).Path })
            Set-Location $Root
            Install-All; Build-Programs
            & "$env:CARGO_TARGET_DIR\debug\afterimage-app.exe" @folders
        }
        'demo' {
            Install-All; Get-DemoPhotos; Build-Programs
            $env:AFTERIMAGE_LIBRARY = Join-Path $Cache 'demo\library'
            & "$env:CARGO_TARGET_DIR\debug\afterimage-app.exe" $DemoPhotos
        }
        'cli' {
            Install-All; Build-Programs
            Set-Location $Caller
            & "$env:CARGO_TARGET_DIR\debug\afterimage.exe" @Rest
            exit $LASTEXITCODE
        }
        'test' { Install-All; Test-Everything; Say 'All checks passed' }
        'setup' { Install-All; Get-DemoPhotos; Build-Programs }
        'bundle' {
            Install-All; Build-Programs
            Invoke-Checked 'the package could not be built' { npx --yes '@tauri-apps/cli@2' build @Rest }
        }
        'help' { Write-Host 'Usage: .\dev.ps1 run [FOLDER] | demo | test | cli ARGUMENTS | bundle | setup | help' }
        default { Fail "unknown command '$Command'" 'Try .\dev.ps1 help' }
    }
} finally { Pop-Location }
