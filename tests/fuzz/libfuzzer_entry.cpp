#include "tests/fuzz/target.hpp"

#include <cstdint>

// libFuzzer calls it by this name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    fuzz::look_at({reinterpret_cast<const char*>(bytes), size});
    return 0;
}
