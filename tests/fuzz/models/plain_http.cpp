#include "tests/fuzz/models/plain_http.hpp"

#include <algorithm>
#include <cctype>

namespace fuzz {

namespace {

constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::string_view digits = "0123456789";

bool only(std::string_view text, const std::string& allowed) {
    return text.find_first_not_of(allowed) == std::string_view::npos;
}

std::string in_lower_case(std::string_view text) {
    std::string lower;
    for (const char c : text)
        lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return lower;
}

std::string without_blanks_around(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return std::string{text};
}

bool is_name(std::string_view name) {
    return !name.empty() &&
           only(name, std::string{letters}.append(digits).append("!#$%&'*+-.^_`|~"));
}

bool read_first_line(std::string_view line, PlainHead& head) {
    if (std::count(line.begin(), line.end(), ' ') != 2) return false;
    const std::size_t first = line.find(' ');
    const std::size_t second = line.rfind(' ');
    head.method = line.substr(0, first);
    head.target = line.substr(first + 1, second - first - 1);
    head.version = line.substr(second + 1);
    return is_name(head.method) && !head.target.empty();
}

bool read_field(std::string_view line, PlainHead& head) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !is_name(line.substr(0, colon))) return false;
    head.fields.emplace_back(in_lower_case(line.substr(0, colon)),
                             without_blanks_around(line.substr(colon + 1)));
    return true;
}

bool is_known(const std::string& method) {
    return method == "GET" || method == "POST" || method == "HEAD";
}

}  // namespace

std::vector<std::string> PlainHead::all(std::string_view name) const {
    std::vector<std::string> values;
    for (const auto& [own, value] : fields) {
        if (own == name) values.push_back(value);
    }
    return values;
}

std::optional<PlainHead> read_head_plainly(std::string_view bytes) {
    const std::size_t end = bytes.find("\r\n\r\n");
    if (end == std::string_view::npos) return std::nullopt;
    PlainHead head;
    head.size = end + 4;
    std::string_view lines = bytes.substr(0, end + 2);
    for (bool first = true; !lines.empty(); first = false) {
        const std::size_t line_end = lines.find("\r\n");
        const std::string_view line = lines.substr(0, line_end);
        if (line.find_first_of(std::string_view{"\r\n\0", 3}) != std::string_view::npos)
            return std::nullopt;
        if (first ? !read_first_line(line, head) : !read_field(line, head)) return std::nullopt;
        lines.remove_prefix(line_end + 2);
    }
    return head;
}

bool is_beyond_doubt(const PlainHead& head) {
    const std::string plain = std::string{letters}.append(digits);
    if (!is_known(head.method) || head.version != "HTTP/1.1" || head.fields.size() > 20)
        return false;
    if (head.target.front() != '/' || !only(head.target, plain + "/?=&-")) return false;
    for (const auto& [name, value] : head.fields) {
        const bool usual = name == "host" || name == "content-length" || name == "user-agent" ||
                           name == "accept" || name == "content-type";
        if (!usual || !only(value, plain + " ./-=;:*")) return false;
    }
    const auto hosts = head.all("host");
    const auto lengths = head.all("content-length");
    if (hosts.size() != 1 || hosts[0].empty() || !only(hosts[0], std::string{letters}))
        return false;
    if (lengths.empty()) return hosts[0].size() < 64;
    return lengths.size() == 1 && !lengths[0].empty() && lengths[0].size() <= 4 &&
           only(lengths[0], std::string{digits}) && hosts[0].size() < 64;
}

}  // namespace fuzz
