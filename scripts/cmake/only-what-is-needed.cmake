# What libheif must not take although it may be on the machine: encoders, which Afterimage has no use for and some of which
# are GPL, other decoders of the same formats, and a second libjpeg beside the one that is built along. Without this, what
# a build contains would depend on what else is installed.
#
# .cargo/config.toml gives this to CMake as a toolchain file, the one thing that reaches a library built by a crate.
foreach(package AOM Brotli Doxygen FFMPEG JPEG OPENJPH OpenH264 OpenJPEG RAV1E SvtEnc UVG266 X264 X265 kvazaar libsharpyuv vvdec vvenc)
  set(CMAKE_DISABLE_FIND_PACKAGE_${package} ON)
endforeach()
