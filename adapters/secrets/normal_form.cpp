#include "adapters/secrets/normal_form.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <stdexcept>

namespace secrets {

namespace {

bool is_utf8(std::string_view text) {
    UErrorCode error = U_ZERO_ERROR;
    const auto size = static_cast<std::int32_t>(text.size());
    u_strFromUTF8(nullptr, 0, nullptr, text.data(), size, &error);
    return error == U_BUFFER_OVERFLOW_ERROR || U_SUCCESS(error) != 0;
}

}  // namespace

std::optional<std::string> normal_form(std::string_view password) {
    if (!is_utf8(password)) return std::nullopt;
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* const form = icu::Normalizer2::getNFKCInstance(error);
    if (U_FAILURE(error) != 0) throw std::runtime_error("ICU has no table of normal forms");
    std::string normal;
    icu::StringByteSink<std::string> sink(&normal);
    const auto size = static_cast<std::int32_t>(password.size());
    form->normalizeUTF8(0, icu::StringPiece(password.data(), size), sink, nullptr, error);
    if (U_FAILURE(error) != 0) return std::nullopt;
    return normal;
}

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

}  // namespace secrets
