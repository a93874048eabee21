#include "config/filler.hpp"

#include "config/read_file.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace config {

namespace {

constexpr std::string_view variable_prefix = "AIDHUB_";
constexpr std::size_t max_secret = 4096;

std::optional<std::int64_t> whole_number(std::string_view written) {
    std::int64_t number{};
    const char* end = written.data() + written.size();
    const auto [stop, error] = std::from_chars(written.data(), end, number);
    if (error != std::errc{} || stop != end) return std::nullopt;
    return number;
}

std::string trimmed(std::string text) {
    constexpr std::string_view blank = " \t\r\n";
    text.erase(text.find_last_not_of(blank) + 1);
    text.erase(0, std::min(text.find_first_not_of(blank), text.size()));
    return text;
}

std::vector<std::string> split(const std::string& written) {
    std::vector<std::string> items;
    std::size_t begin = 0;
    while (begin <= written.size()) {
        const std::size_t end = std::min(written.find(',', begin), written.size());
        std::string item = trimmed(written.substr(begin, end - begin));
        if (!item.empty()) items.push_back(std::move(item));
        begin = end + 1;
    }
    return items;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        if (!text.empty()) text += ", ";
        text += word;
    }
    return text;
}

}  // namespace

std::string variable_name(std::string_view path) {
    std::string name{variable_prefix};
    for (const char c : path) {
        const bool lower = c >= 'a' && c <= 'z';
        name += c == '.' ? '_' : lower ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return name;
}

Filler::Given Filler::find(std::string_view path) {
    std::string key{path};
    std::string variable = variable_name(path);
    asked_.insert(key);
    asked_.insert(variable);
    const auto set = environment_.find(variable);
    if (set != environment_.end()) return {nullptr, &set->second, std::move(variable)};
    const auto written = entries_.find(key);
    if (written != entries_.end()) return {&written->second, nullptr, std::move(key)};
    return {};
}

void Filler::refuse(const Given& given, std::string sentence) {
    const int line = given.entry != nullptr ? given.entry->line : 0;
    problems_.push_back({given.name, std::move(sentence), line});
}

void Filler::text(std::string_view path, std::string& value) {
    const Given given = find(path);
    if (given.variable != nullptr) value = *given.variable;
    if (given.entry == nullptr) return;
    if (const auto* text = std::get_if<std::string>(&given.entry->value)) {
        value = *text;
    } else {
        refuse(given, "must be a text in quotes");
    }
}

void Filler::choice(std::string_view path,
                    std::string& value,
                    const std::vector<std::string>& allowed) {
    std::string chosen = value;
    const std::size_t before = problems_.size();
    text(path, chosen);
    if (problems_.size() != before) return;
    if (std::find(allowed.begin(), allowed.end(), chosen) == allowed.end()) {
        return refuse(find(path), "must be one of " + joined(allowed));
    }
    value = std::move(chosen);
}

void Filler::texts(std::string_view path, std::vector<std::string>& values) {
    const Given given = find(path);
    if (given.variable != nullptr) values = split(*given.variable);
    if (given.entry == nullptr) return;
    if (const auto* items = std::get_if<std::vector<std::string>>(&given.entry->value)) {
        values = *items;
    } else {
        refuse(given, "must be a list of texts");
    }
}

void Filler::names(std::string_view path, std::vector<std::string>& values) {
    std::vector<std::string> given = values;
    texts(path, given);
    const bool fit = std::all_of(given.begin(), given.end(), hub::is_well_formed);
    if (given.empty() || !fit) {
        return refuse(find(path), "must be one name or more, of letters, digits, - and _");
    }
    values = std::move(given);
}

void Filler::flag(std::string_view path, bool& value) {
    const Given given = find(path);
    if (given.variable != nullptr) {
        if (*given.variable != "true" && *given.variable != "false") {
            return refuse(given, "must be true or false");
        }
        value = *given.variable == "true";
    }
    if (given.entry == nullptr) return;
    if (const auto* written = std::get_if<bool>(&given.entry->value)) {
        value = *written;
    } else {
        refuse(given, "must be true or false");
    }
}

void Filler::whole(std::string_view path, std::int64_t& value, Range range) {
    const Given given = find(path);
    if (given.entry == nullptr && given.variable == nullptr) return;
    std::optional<std::int64_t> number;
    if (given.variable != nullptr) {
        number = whole_number(*given.variable);
    } else if (const auto* written = std::get_if<std::int64_t>(&given.entry->value)) {
        number = *written;
    }
    if (!number || *number < range.low || *number > range.high) {
        return refuse(given,
                      "must be a whole number from " + std::to_string(range.low) + " to " +
                          std::to_string(range.high));
    }
    value = *number;
}

void Filler::secret(std::string_view path, std::string& value) {
    const Given given = find(path);
    const Given named = find(std::string{path} + "_file");
    if (given.entry != nullptr) {
        return refuse(given,
                      "a secret does not stand in this file: set " + variable_name(path) +
                          " or name a file in " + std::string{path} + "_file");
    }
    if (given.variable != nullptr) {
        value = *given.variable;
    } else if (named.entry != nullptr || named.variable != nullptr) {
        secret_from_file(named, value);
    }
}

void Filler::secret_from_file(const Given& named, std::string& value) {
    const std::string* name = named.variable;
    if (named.entry != nullptr) name = std::get_if<std::string>(&named.entry->value);
    if (name == nullptr) return refuse(named, "must be a text in quotes");
    if (name->empty()) return;
    const std::optional<std::string> content = read_file(folder_ / *name);
    if (!content) return refuse(named, "the file cannot be read");
    std::string found = trimmed(*content);
    if (found.empty() || found.size() > max_secret) {
        return refuse(named, "the file must hold a secret of 1 to 4096 characters");
    }
    value = std::move(found);
}

std::vector<Problem> Filler::finish() {
    for (const auto& [key, entry] : entries_) {
        if (!asked_.contains(key)) {
            problems_.push_back({key, "is no setting of this hub", entry.line});
        }
    }
    for (const auto& [name, value] : environment_) {
        if (name.starts_with(variable_prefix) && !asked_.contains(name)) {
            problems_.push_back({name, "is no setting of this hub", 0});
        }
    }
    std::stable_sort(problems_.begin(), problems_.end(), [](const Problem& a, const Problem& b) {
        return a.line < b.line;
    });
    return std::move(problems_);
}

}  // namespace config
