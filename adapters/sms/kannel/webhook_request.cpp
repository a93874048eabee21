#include "adapters/sms/kannel/webhook_request.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <system_error>
#include <utility>

namespace kannel {

namespace {

constexpr std::size_t longest_secret = 256;

constexpr std::string_view base64_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

bool starts_with_word(std::string_view text, std::string_view word) {
    return text.size() > word.size() &&
           std::equal(word.begin(), word.end(), text.begin(), [](char expected, char given) {
               return expected == given ||
                      (given >= 'A' && given <= 'Z' && expected == given - 'A' + 'a');
           });
}

std::optional<std::string> basic_password(const http::Request& request) {
    const std::string given = request.header("Authorization").value_or("");
    constexpr std::string_view scheme = "basic ";
    if (!starts_with_word(given, scheme)) return std::nullopt;
    const auto credentials = from_base64(std::string_view{given}.substr(scheme.size()));
    if (!credentials) return std::nullopt;
    const std::size_t colon = credentials->find(':');
    if (colon == std::string::npos) return std::nullopt;
    return credentials->substr(colon + 1);
}

const FieldRule* find(std::span<const FieldRule> rules, std::string_view name) {
    const auto rule = std::ranges::find(rules, name, &FieldRule::name);
    return rule == rules.end() ? nullptr : &*rule;
}

http::Response refuse(std::string_view sentence, std::string_view field) {
    return http::problem(400, sentence, field);
}

}  // namespace

std::optional<std::string> from_base64(std::string_view encoded) {
    if (encoded.empty() || encoded.size() % 4 != 0) return std::nullopt;
    const std::size_t padding = encoded.ends_with("==") ? 2 : encoded.ends_with('=') ? 1 : 0;
    encoded.remove_suffix(padding);
    std::string bytes;
    std::uint32_t bits = 0;
    int held = 0;
    for (const char letter : encoded) {
        const std::size_t value = base64_alphabet.find(letter);
        if (value == std::string_view::npos) return std::nullopt;
        bits = (bits << 6U) | static_cast<std::uint32_t>(value);
        held += 6;
        if (held < 8) continue;
        held -= 8;
        bytes += static_cast<char>(static_cast<unsigned char>(bits >> static_cast<unsigned>(held)));
    }
    return bytes;
}

bool shows_secret(const http::Request& request, std::string_view secret) {
    if (secret.empty()) return false;
    if (const auto password = basic_password(request)) return http::equal_secret(*password, secret);
    const auto given = http::form_value(request.query, "secret");
    return given && http::equal_secret(*given, secret);
}

QueryFields read_query(const http::Request& request, std::span<const FieldRule> rules) {
    const auto given = http::form_fields(request.query);
    if (!given) return {{}, refuse("the query cannot be read", "query")};
    QueryFields fields{*given, {}};
    for (const auto& [name, value] : fields.values) {
        const FieldRule* rule = find(rules, name);
        const bool known = rule != nullptr || name == "secret";
        // An unknown name is not repeated: it is the caller's text.
        if (!known) return {{}, refuse("the query has a field that is not known here", "query")};
        const std::size_t most = rule == nullptr ? longest_secret : rule->most_bytes;
        if (value.size() > most) return {{}, refuse("the field is too long", name)};
    }
    for (const FieldRule& rule : rules) {
        const bool required = rule.presence == FieldRule::Presence::required;
        if (required && fields.text(std::string{rule.name}).empty()) {
            return {{}, refuse("the field is missing", rule.name)};
        }
    }
    return fields;
}

std::string QueryFields::text(const std::string& name) const {
    const auto value = values.find(name);
    return value == values.end() ? std::string{} : value->second;
}

std::optional<int> QueryFields::number(const std::string& name, int least, int most) const {
    const std::string written = text(name);
    int value = 0;
    const auto [end, error] =
        std::from_chars(written.data(), written.data() + written.size(), value);
    if (error != std::errc{} || end != written.data() + written.size()) return std::nullopt;
    if (value < least || value > most) return std::nullopt;
    return value;
}

http::Response try_again() {
    http::Response response = http::problem(503, "not stored: try again", "");
    response.headers.push_back(http::Header{"Retry-After", "5"});
    return response;
}

}  // namespace kannel
