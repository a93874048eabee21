#include "adapters/web/pages/html.hpp"

#include "adapters/json/utf8.hpp"

namespace web {

namespace {

bool is_address(std::string_view name) {
    return name == "href" || name == "src" || name == "action" || name == "formaction";
}

void escape_into(std::string& out, char letter) {
    switch (letter) {
        case '&': out += "&amp;"; return;
        case '<': out += "&lt;"; return;
        case '>': out += "&gt;"; return;
        case '"': out += "&quot;"; return;
        case '\'': out += "&#39;"; return;
        case '`': out += "&#96;"; return;  // some browsers took it for a quote
        default: out += letter;
    }
}

bool is_left_out(char letter) {
    const auto code = static_cast<unsigned char>(letter);
    return (code < 0x20 && letter != '\n' && letter != '\t') || code == 0x7f;
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char letter : json::repaired(text)) {
        if (!is_left_out(letter)) escape_into(out, letter);
    }
    return out;
}

std::string opening(Name name, const Attributes& attributes) {
    std::string out = "<" + std::string{name.text()};
    for (const Attribute& one : attributes) {
        const std::string value =
            is_address(one.name.text()) ? harmless_address(one.value) : one.value;
        out += " " + std::string{one.name.text()} + "=\"" + escaped(value) + "\"";
    }
    return out + ">";
}

bool is_plain(std::string_view address) {
    for (const char letter : address) {
        const auto code = static_cast<unsigned char>(letter);
        if (code <= 0x20 || code == 0x7f || letter == '\\') return false;
    }
    return true;
}

}  // namespace

Html& Html::operator+=(const Html& more) {
    text_ += more.text_;
    return *this;
}

Html operator+(Html one, const Html& other) {
    one += other;
    return one;
}

Html words(std::string_view text) {
    return Html{escaped(text)};
}

Html element(Name name, const Attributes& attributes, const Html& inside) {
    return Html{opening(name, attributes) + inside.text() + "</" + std::string{name.text()} + ">"};
}

Html element(Name name, const Attributes& attributes, std::string_view inside) {
    return element(name, attributes, words(inside));
}

Html element(Name name, std::string_view inside) {
    return element(name, {}, words(inside));
}

Html lone(Name name, const Attributes& attributes) {
    return Html{opening(name, attributes)};
}

std::string harmless_address(std::string_view address) {
    const bool inside = address.starts_with('/') && !address.starts_with("//");
    const bool known = inside || address.starts_with('#') || address.starts_with("tel:") ||
                       address.starts_with("sms:") || address.starts_with("https://") ||
                       address.starts_with("otpauth://totp/");
    return std::string{known && is_plain(address) ? address : "#"};
}

}  // namespace web
