#include "tests/live/reader.hpp"

#include <charconv>

namespace live_hub {

namespace {

std::string_view behind(std::string_view line, std::string_view name) {
    const std::string field = "\"" + std::string(name) + "\":";
    const auto at = line.find(field);
    return at == line.npos ? std::string_view{} : line.substr(at + field.size());
}

std::string text_in(std::string_view line, std::string_view name) {
    const std::string_view value = behind(line, name);
    if (value.empty() || value[0] != '"') return {};
    return std::string(value.substr(1, value.find('"', 1) - 1));
}

}  // namespace

std::uint64_t number_in(std::string_view line, std::string_view name) {
    const std::string_view value = behind(line, name);
    std::uint64_t number = 0;
    std::from_chars(value.data(), value.data() + value.size(), number);
    return number;
}

void Reader::hear(std::string_view frame) {
    promised_ = 0;
    while (!frame.empty()) {
        const auto end = frame.find('\n');
        hear_line(frame.substr(0, end));
        frame.remove_prefix(end == frame.npos ? frame.size() : end + 1);
    }
    if (promised_ > 0 && known_ != promised_) wrong("what was missed did not all follow", {});
}

void Reader::hear_line(std::string_view line) {
    if (line == "{}") return;
    if (line.find("\"connected\":") != line.npos) return connected(line);
    if (line.starts_with("{\"event\":")) return event(line);
    if (line.starts_with("{\"position\":")) return position_line(line);
    if (line.starts_with("{\"presence\":")) {
        presence_ = line;
    } else if (line.starts_with("{\"id\":")) {
        ++answers_;
    } else {
        wrong("an unknown line", line);
    }
}

void Reader::connected(std::string_view line) {
    const std::uint64_t offset = number_in(line, "offset");
    const std::string epoch = text_in(line, "epoch");
    if (behind(line, "recovered").starts_with("true")) {
        ++recovered_;
        promised_ = offset;
        if (epoch != epoch_) wrong("recovered in another log", line);
        if (offset < known_) wrong("recovered to before what was known", line);
        return;
    }
    ++afresh_;
    known_ = offset;
    epoch_ = epoch;
}

void Reader::event(std::string_view line) {
    const std::uint64_t offset = number_in(line, "offset");
    if (offset != known_ + 1) wrong("not the next event after " + std::to_string(known_), line);
    known_ = offset;
    ++events_;
    const auto [told, is_new] = chronicle_->told.try_emplace({epoch_, offset}, line);
    if (!is_new && told->second != line) wrong("others were told " + told->second, line);
}

void Reader::position_line(std::string_view line) {
    const std::uint64_t offset = number_in(line, "position");
    if (offset <= known_) wrong("a position at or before " + std::to_string(known_), line);
    known_ = offset;
}

void Reader::wrong(const std::string& what, std::string_view line) {
    chronicle_->wrong.push_back(what + ": " + std::string(line));
}

std::string Reader::position(std::string_view group) const {
    if (epoch_.empty()) return "{}";
    return "{\"" + std::string(group) + "\":{\"offset\":" + std::to_string(known_) +
           ",\"epoch\":\"" + epoch_ + "\"}}";
}

}  // namespace live_hub
