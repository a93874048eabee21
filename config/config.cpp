#include "config/config.hpp"

#include "config/entries.hpp"
#include "config/filler.hpp"
#include "config/read_file.hpp"
#include "config/sections.hpp"

#include <utility>

namespace config {

namespace {

std::string in_quotes(const std::string& text) {
    std::string result{'"'};
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        result += c;
    }
    return result + '"';
}

// Writes settings down as they would stand in a file.
class Describer : public Visitor {
public:
    void text(std::string_view path, std::string& value) override { put(path, in_quotes(value)); }
    void choice(std::string_view path,
                std::string& value,
                const std::vector<std::string>& /*allowed*/) override {
        put(path, in_quotes(value));
    }
    void texts(std::string_view path, std::vector<std::string>& values) override {
        std::string list;
        for (const std::string& value : values)
            list += (list.empty() ? "" : ", ") + in_quotes(value);
        put(path, "[" + list + "]");
    }
    void names(std::string_view path, std::vector<std::string>& values) override {
        texts(path, values);
    }
    void flag(std::string_view path, bool& value) override { put(path, value ? "true" : "false"); }
    void whole(std::string_view path, std::int64_t& value, Range /*range*/) override {
        put(path, std::to_string(value));
    }
    void secret(std::string_view path, std::string& value) override {
        put(std::string{path} + "_file", value.empty() ? in_quotes("") : in_quotes("(set)"));
    }

    std::vector<Setting> settings;

private:
    void put(std::string_view path, std::string value) {
        settings.push_back({std::string{path}, std::move(value)});
    }
};

}  // namespace

Config load(const std::optional<std::filesystem::path>& file, const Environment& environment) {
    if (!file) return load_text("", ".", environment);
    const std::optional<std::string> toml = read_file(*file);
    if (!toml) throw Problems{{Problem{file->string(), "the file cannot be read", 0}}};
    return load_text(*toml, file->parent_path(), environment);
}

Config load_text(std::string_view toml,
                 const std::filesystem::path& folder,
                 const Environment& environment) {
    const Entries entries = parse(toml);
    Config config;
    Filler filler{entries, folder, environment};
    visit(config, filler);
    std::vector<Problem> problems = filler.finish();
    if (!config.delivery.are_safe()) {
        problems.push_back({"delivery.take_over_after_ms",
                            "must be longer than begin_within_ms and four thirds of "
                            "hand_over_limit_ms together",
                            0});
    }
    if (!problems.empty()) throw Problems{std::move(problems)};
    return config;
}

std::vector<Setting> describe(const Config& config) {
    Config copy = config;
    Describer describer;
    visit(copy, describer);
    return std::move(describer.settings);
}

}  // namespace config
