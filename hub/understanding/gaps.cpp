#include "hub/understanding/gaps.hpp"

#include <algorithm>

namespace understanding {

namespace {

bool is_name(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || c == '_';
    });
}

class TemplateReader {
public:
    explicit TemplateReader(std::string_view text) : rest_{text} {}

    ReadTemplate read() {
        while (!rest_.empty() && read_.problem.empty()) {
            const char c = rest_.front();
            if (c == '{') {
                read_gap();
            } else if (c == '[' || c == ']') {
                read_bracket(c);
            } else {
                read_text();
            }
        }
        if (read_.problem.empty() && inside_ != 0) read_.problem = "\"[\" is never closed";
        return std::move(read_);
    }

private:
    void read_text() {
        const auto end = std::min(rest_.find_first_of("{}[]"), rest_.size());
        if (end == 0) return fail("\"}\" without \"{\"");
        read_.phrase.parts.push_back(
            {.said = std::string(rest_.substr(0, end)), .optional = inside_});
        rest_.remove_prefix(end);
    }

    void read_gap() {
        const auto end = rest_.find('}');
        if (end == std::string_view::npos) return fail("\"{\" is never closed");
        const auto inner = rest_.substr(1, end - 1);
        const auto colon = inner.find(':');
        const auto name = inner.substr(0, colon);
        const auto type =
            colon == std::string_view::npos ? std::string_view{} : inner.substr(colon + 1);
        if (!is_name(name) || (colon != std::string_view::npos && !is_name(type))) {
            return fail("\"{" + std::string(inner) + "}\" is no gap");
        }
        read_.phrase.parts.push_back(
            {.said = Gap{.name = std::string(name), .type = std::string(type)},
             .optional = inside_});
        rest_.remove_prefix(end + 1);
    }

    void read_bracket(char bracket) {
        if ((bracket == '[') != (inside_ == 0)) return fail("brackets do not pair");
        inside_ = bracket == '[' ? ++optional_parts_ : 0;
        rest_.remove_prefix(1);
    }

    void fail(std::string problem) { read_.problem = std::move(problem); }

    std::string_view rest_{};
    ReadTemplate read_{};
    int inside_{};
    int optional_parts_{};
};

}  // namespace

ReadTemplate read_template(std::string_view text) {
    return TemplateReader{text}.read();
}

}  // namespace understanding
