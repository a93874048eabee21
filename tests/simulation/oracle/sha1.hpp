#pragma once

#include <string>

namespace oracle {

// SHA-1 in lower-case hexadecimal.
std::string sha1(const std::string& bytes);

}  // namespace oracle
