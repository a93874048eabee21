#include "adapters/http/guard.hpp"

#include "adapters/http/characters.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace http {

namespace {

using Verdict = std::optional<Refused>;

constexpr std::array<std::string_view, 7> known_methods{
    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
constexpr std::size_t max_length_digits = 12;

// The fields that decide where a request ends and whom it is for.
struct Framing {
    std::vector<std::string_view> host{};
    std::vector<std::string_view> content_length{};
    std::vector<std::string_view> transfer_encoding{};
    std::vector<std::string_view> expect{};
    std::vector<std::string_view> connection{};
    std::vector<std::string_view> upgrade{};
};

Refused refuse(unsigned status, std::string_view why) {
    return {.status = status, .why = why};
}

bool has_stray_bytes(std::string_view block) {
    for (std::size_t i = 0; i < block.size(); ++i) {
        const char c = block[i];
        if (c == '\0') return true;
        if (c == '\r' && (i + 1 == block.size() || block[i + 1] != '\n')) return true;
        if (c == '\n' && (i == 0 || block[i - 1] != '\r')) return true;
    }
    return false;
}

Verdict check_target(std::string_view target) {
    if (target.empty() || target.front() != '/') return refuse(400, "the target must be a path");
    for (const char c : target) {
        if (c <= ' ' || c > '~') return refuse(400, "the target must be visible ASCII");
        if (c == '#') return refuse(400, "the target must have no fragment");
    }
    return std::nullopt;
}

Verdict read_request_line(std::string_view line, Head& head) {
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return refuse(400, "no request line");
    const auto method = line.substr(0, first);
    const auto target = line.substr(first + 1, last - first - 1);
    const auto version = line.substr(last + 1);
    if (!is_token(method)) return refuse(400, "no request line");
    if (version.substr(0, 5) != "HTTP/") return refuse(400, "no request line");
    if (version != "HTTP/1.1") return refuse(505, "only HTTP/1.1 is spoken here");
    if (std::find(known_methods.begin(), known_methods.end(), method) == known_methods.end()) {
        return refuse(501, "unknown method");
    }
    if (const auto verdict = check_target(target)) return verdict;
    head.method = method;
    head.target = target;
    return std::nullopt;
}

Verdict read_field(std::string_view line, Framing& framing) {
    if (line.front() == ' ' || line.front() == '\t')
        return refuse(400, "folded header lines are not taken");
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon)))
        return refuse(400, "no header line");
    const auto name = line.substr(0, colon);
    const auto value = trimmed(line.substr(colon + 1));
    if (!is_field_value(value)) return refuse(400, "control characters in a header");
    if (same_letters(name, "host")) framing.host.push_back(value);
    if (same_letters(name, "content-length")) framing.content_length.push_back(value);
    if (same_letters(name, "transfer-encoding")) framing.transfer_encoding.push_back(value);
    if (same_letters(name, "expect")) framing.expect.push_back(value);
    if (same_letters(name, "connection")) framing.connection.push_back(value);
    if (same_letters(name, "upgrade")) framing.upgrade.push_back(value);
    return std::nullopt;
}

Verdict read_fields(std::string_view lines, std::size_t max_headers, Framing& framing) {
    std::size_t count = 0;
    while (!lines.empty()) {
        const auto end = lines.find("\r\n");
        if (++count > max_headers) return refuse(431, "too many header lines");
        if (const auto verdict = read_field(lines.substr(0, end), framing)) return verdict;
        lines.remove_prefix(end + 2);
    }
    return std::nullopt;
}

bool is_host_name(std::string_view name) {
    if (name.empty() || name.size() > 253) return false;
    if (name.front() == '[') {
        return name.size() > 2 && name.back() == ']' &&
               name.substr(1, name.size() - 2).find_first_not_of("0123456789abcdefABCDEF:.") ==
                   std::string_view::npos;
    }
    return std::all_of(name.begin(), name.end(), [](char c) {
        return is_letter_or_digit(c) || c == '-' || c == '.' || c == '_';
    });
}

std::string_view without_port(std::string_view host) {
    const auto colon = host.rfind(':');
    const auto bracket = host.rfind(']');
    if (colon == std::string_view::npos) return host;
    if (bracket != std::string_view::npos && bracket > colon) return host;
    return host.substr(0, colon);
}

Verdict check_host(const std::vector<std::string_view>& found,
                   const std::vector<std::string>& allowed) {
    if (found.size() != 1) return refuse(400, "exactly one Host is needed");
    const auto host = found.front();
    const auto name = without_port(host);
    const auto port = host.substr(name.size());
    const bool port_is_fine =
        port.empty() || (port.size() >= 2 && port.size() <= 6 && is_digits(port.substr(1)));
    if (!is_host_name(name) || !port_is_fine) return refuse(400, "the Host is not well-formed");
    const bool ours =
        allowed.empty() || std::any_of(allowed.begin(), allowed.end(), [&](const std::string& one) {
            return same_letters(one, name) || same_letters(one, host);
        });
    if (!ours) return refuse(421, "this Host is not served here");
    return std::nullopt;
}

// No encoding is taken: who sends a body says its length. What smells of smuggling gets 400, an
// honest chunked body 411.
Verdict check_encoding(const Framing& framing) {
    const auto& encodings = framing.transfer_encoding;
    if (encodings.empty()) return std::nullopt;
    if (encodings.size() > 1 || !framing.content_length.empty())
        return refuse(400, "contradictory framing");
    if (same_letters(encodings.front(), "chunked"))
        return refuse(411, "a Content-Length is needed");
    return refuse(501, "this Transfer-Encoding is not taken");
}

Verdict read_length(const Framing& framing, std::uint64_t max_body, Head& head) {
    if (framing.content_length.empty()) return std::nullopt;
    if (framing.content_length.size() > 1) return refuse(400, "more than one Content-Length");
    const auto digits = framing.content_length.front();
    if (!is_digits(digits)) return refuse(400, "the Content-Length is not a number");
    if (digits.size() > max_length_digits)
        return refuse(400, "the Content-Length is too long a number");
    std::from_chars(digits.data(), digits.data() + digits.size(), head.content_length);
    if (head.content_length > max_body) return refuse(413, "the body is too large");
    return std::nullopt;
}

Verdict read_expect(const Framing& framing, Head& head) {
    if (framing.expect.empty()) return std::nullopt;
    if (framing.expect.size() > 1 || !same_letters(framing.expect.front(), "100-continue")) {
        return refuse(417, "only 100-continue may be expected");
    }
    head.expects_continue = head.content_length > 0;
    return std::nullopt;
}

bool names(std::string_view options, std::string_view wanted) {
    while (!options.empty()) {
        const auto comma = options.find(',');
        if (same_letters(trimmed(options.substr(0, comma)), wanted)) return true;
        options.remove_prefix(comma == std::string_view::npos ? options.size() : comma + 1);
    }
    return false;
}

bool any_names(const std::vector<std::string_view>& fields, std::string_view wanted) {
    return std::any_of(fields.begin(), fields.end(), [&](std::string_view options) {
        return names(options, wanted);
    });
}

// An Upgrade that Connection does not name is for another hop, and passed over (RFC 9110 7.8).
Verdict read_connection(const Framing& framing, Head& head) {
    if (framing.upgrade.size() > 1) return refuse(400, "more than one Upgrade");
    head.keep_alive = !any_names(framing.connection, "close");
    head.upgrades = head.method == "GET" && head.keep_alive && head.content_length == 0 &&
                    framing.expect.empty() && framing.upgrade.size() == 1 &&
                    any_names(framing.connection, "upgrade");
    return std::nullopt;
}

bool ends_here(std::string_view bytes, std::size_t i) {
    const bool after_cr = i > 0 && bytes[i - 1] == '\r';
    if (bytes[i] == '\0') return true;
    if ((bytes[i] == '\n') != after_cr) return true;  // a CR or an LF alone
    if (bytes[i] != '\n') return false;
    return i == 1 || (i >= 3 && bytes.substr(i - 3, 4) == "\r\n\r\n");  // 1: no request line at all
}

}  // namespace

std::size_t end_of_head(std::string_view bytes, std::size_t from) {
    for (std::size_t i = from; i < bytes.size(); ++i) {
        if (ends_here(bytes, i)) return i + 1;
    }
    return std::string_view::npos;
}

boost::system::result<Head, Refused> examine(std::string_view block,
                                             const GuardSettings& settings) {
    if (has_stray_bytes(block)) return refuse(400, "stray control characters");
    const auto line_end = block.find("\r\n");
    if (block.size() < 4 || block.substr(block.size() - 4) != "\r\n\r\n")
        return refuse(400, "no header block");

    Head head;
    Framing framing;
    if (const auto verdict = read_request_line(block.substr(0, line_end), head)) return *verdict;
    const auto lines = block.substr(line_end + 2, block.size() - line_end - 4);
    if (const auto verdict = read_fields(lines, settings.max_headers, framing)) return *verdict;
    if (const auto verdict = check_encoding(framing)) return *verdict;
    if (const auto verdict = check_host(framing.host, settings.hosts)) return *verdict;
    if (const auto verdict = read_length(framing, settings.max_body, head)) return *verdict;
    if (const auto verdict = read_expect(framing, head)) return *verdict;
    if (const auto verdict = read_connection(framing, head)) return *verdict;
    return head;
}

}  // namespace http
