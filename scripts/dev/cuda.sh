# shellcheck shell=bash
# Programs that compute on NVIDIA GPUs where there is one and start as well where there is none.

cuda=$cache/cuda

# NVIDIA's compiler and libraries in a folder of their own.
ensure_cuda() {
  [[ $(uname -sm) == 'Linux x86_64' ]] ||
    fail "./dev cuda knows Linux on x86-64 alone" "elsewhere, with CUDA installed: cargo build --features cuda"
  local requirements=$root/scripts/cuda/requirements.txt stamp=$cuda/requirements.txt
  cmp -s "$requirements" "$stamp" && return
  ensure_pip
  say "Fetching NVIDIA's compiler and libraries (about 0.6 GB, 1.2 GB on disk)"
  rm -rf "$cuda"
  "${pip[@]}" install --quiet --no-deps --only-binary=:all: --require-hashes --target "$cuda/packages" \
    --requirement "$requirements" || fail "they could not be fetched" "run ./dev cuda again"
  lay_out_cuda
  cp "$requirements" "$stamp"
}

# The linker looks for names without versions, and for a driver, of which the programs take nothing.
lay_out_cuda() {
  local library name
  cd "$(cuda_home)/lib"
  for library in libcublas.so.* libcublasLt.so.* libcurand.so.* libnvrtc.so.*; do
    name=${library%%.so.*}.so
    ln -sf "$library" "$name"
  done
  # Into the program itself: what is fetched here need not be there where it runs.
  ln -sf libcudart_static.a libcudart.a
  mkdir -p stubs
  cc -shared -o stubs/libcuda.so -Wl,-soname,libcuda.so.1 -x c /dev/null
  cd "$root"
}

cuda_home() { echo "$cuda/packages/nvidia/cu13"; }

# Builds both programs with support for NVIDIA GPUs, beside those without.
build_cuda_programs() {
  build_ui
  say "Building Afterimage for NVIDIA GPUs (the kernels take about half an hour on two cores, once)"
  # 7.5 (Turing, 2018) is the oldest that CUDA 13 compiles for; newer GPUs run what was compiled for it.
  CUDA_HOME=$(cuda_home) NVCC=$(cuda_home)/bin/nvcc CUDA_COMPUTE_CAP=${CUDA_COMPUTE_CAP:-75} CUDARC_CUDA_VERSION=13000 \
    RUSTC_WRAPPER=$root/scripts/cuda/rustc-cudarc-loads.sh \
    cargo build --workspace --bin afterimage-app --bin afterimage \
    --features afterimage-app/cuda,afterimage-cli/cuda ||
    fail "the build failed" "the compiler's messages above say where"
  mkdir -p "$CARGO_TARGET_DIR/cuda"
  cp "$(cli_binary)" "$(app_binary)" "$CARGO_TARGET_DIR/cuda/"
  note "they are in $CARGO_TARGET_DIR/cuda"
  note "to compute on a GPU they need NVIDIA's driver (580 or newer) and the libraries of CUDA 13, for instance with"
  note "LD_LIBRARY_PATH=$(cuda_home)/lib $CARGO_TARGET_DIR/cuda/afterimage doctor"
}
