// What of Mbed TLS we compile: SHA-256 alone, with the portable C code.
#pragma once
#define MBEDTLS_SHA256_C
