// The core of a checking build tells of each place that it comes by (-fsanitize-coverage=trace-pc), which only the fuzz
// targets listen to (coverage.cpp). In every other program this stands in its place and does nothing.
extern "C" [[gnu::weak]] void __sanitizer_cov_trace_pc() {}
