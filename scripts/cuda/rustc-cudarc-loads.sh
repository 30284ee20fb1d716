#!/bin/sh
# Stands before rustc (RUSTC_WRAPPER) and makes one crate find NVIDIA's driver when it runs instead of when it is linked.
#
# candle asks its CUDA bindings, cudarc, to be linked with the driver's library. A program built like that does not start on a
# computer without the driver. The bindings can load it instead, but cargo adds features up and offers no way to take the
# other one back, so the choice is made here.
case " $* " in
*" --crate-name cudarc "*) exec "$@" --cfg 'feature="dynamic-loading"' ;;
*) exec "$@" ;;
esac
