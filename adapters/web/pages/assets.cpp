#include "adapters/web/pages/assets.hpp"

#include "adapters/json/document.hpp"
#include "adapters/json/fields.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace web {

namespace {

[[noreturn]] void fail(const std::string& what) {
    throw std::runtime_error("the files of the pages: " + what);
}

std::string content_of(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    if (!stream) fail(file.string() + " is not there");
    std::ostringstream content;
    content << stream.rdbuf();
    return std::move(content).str();
}

// A path of the manifest stays within the folder.
bool is_inside(const std::string& file) {
    return !file.empty() && file.front() != '/' && file.find("..") == std::string::npos;
}

struct Listed {
    std::string file{};
    Asset asset{};
    bool packed{};
};

Listed read_entry(const json::Value& value, std::string_view name) {
    json::Fields fields{value};
    Listed listed;
    listed.file = fields.text("file", 200);
    listed.asset.type = fields.text("type", 100);
    listed.asset.integrity = fields.text("integrity", 100);
    listed.asset.immutable = fields.flag("immutable");
    listed.packed = fields.flag("packed");
    listed.asset.imports = fields.texts("imports", 100, 200);
    auto outcome = std::move(fields).finish(std::move(listed));
    if (!outcome || !is_inside(outcome->file)) fail("the manifest's " + std::string{name});
    return *std::move(outcome);
}

}  // namespace

Assets Assets::read(const std::filesystem::path& folder) {
    constexpr json::Limits limits{.bytes = 1UL << 20};
    const auto document = json::Document::parse(content_of(folder / "manifest.json"), limits);
    if (!document || document->root().members().size() != 1 ||
        document->root().members().front().name != "files")
        fail("the manifest cannot be read");
    Assets assets;
    for (const json::Member& member : document->root().members().front().value.members()) {
        Listed listed = read_entry(member.value, member.name);
        listed.asset.path = "/" + listed.file;
        listed.asset.plain = content_of(folder / listed.file);
        if (listed.packed) {
            listed.asset.gzip = content_of(folder / (listed.file + ".gz"));
            listed.asset.brotli = content_of(folder / (listed.file + ".br"));
        }
        assets.names_.emplace(listed.asset.path, member.name);
        assets.assets_.emplace(member.name, std::move(listed.asset));
    }
    return assets;
}

const Asset* Assets::at(std::string_view path) const {
    const auto name = names_.find(path);
    return name == names_.end() ? nullptr : named(name->second);
}

const Asset* Assets::named(std::string_view name) const {
    const auto found = assets_.find(name);
    return found == assets_.end() ? nullptr : &found->second;
}

const Asset& Assets::needed(std::string_view name) const {
    const Asset* found = named(name);
    if (found == nullptr) fail(std::string{name} + " is not in the manifest");
    return *found;
}

std::vector<const Asset*> Assets::all() const {
    std::vector<const Asset*> found;
    for (const auto& [name, asset] : assets_) found.push_back(&asset);
    return found;
}

}  // namespace web
