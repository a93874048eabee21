// The architecture: who may include whom. What is not allowed here fails.

#include "tests/architecture/tree.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace {

using architecture::Include;
using architecture::Source;
using architecture::within;
using Names = std::vector<std::string_view>;

// Files that belong together although they are not a folder.
const Names vocabulary{"hub/commands.hpp",
                       "hub/queries.hpp",
                       "hub/views.hpp",
                       "hub/admission.hpp",
                       "hub/events.hpp",
                       "hub/names.hpp",
                       "hub/messages.hpp",
                       "hub/changes.hpp",
                       "hub/changes.cpp"};
const Names hub_door{"hub/hub.hpp", "hub/hub.cpp"};

Names operator+(Names left, const Names& right) {
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

struct Part {
    Names what{};         // folders, or files
    Names may_include{};  // besides itself
    Names libraries{};    // anywhere in it
    Names in_sources{};   // in its .cpp files only
    bool pure{};  // no system headers, threads, files, streams of the process, or randomness
};

constexpr bool pure = true;

const Names core = vocabulary + Names{"hub/domain"};
const Names hub_inside = core + Names{"matching", "hub/rules", "hub/understanding", "hub/ports"};
const Names plumbing{"adapters/async", "adapters/http", "adapters/json", "adapters/records"};
const Names for_adapters = core + hub_door + Names{"hub/ports"} + plumbing;

// An adapter beside the four that others build on: its own libraries, and spdlog, in sources.
Part adapter(std::string_view folder, const Names& libraries) {
    return {{folder},
            for_adapters,
            {"asio", "boost.system"},
            libraries + Names{"spdlog", "fmt", "system"},
            false};
}

const std::vector<Part> parts{
    {{"matching"}, {}, {}, {}, pure},
    {{"hub/domain"}, {"matching/place.hpp"}, {"boost.system"}, {}, pure},
    {vocabulary, {"hub/domain"}, {}, {}, pure},
    {{"hub/rules"}, core + Names{"matching"}, {}, {}, pure},
    // A `Wording` is what it puts into words.
    {{"hub/understanding"}, {"hub/domain", "hub/messages.hpp"}, {}, {"icu"}, pure},
    {{"hub/ports"}, core, {"asio awaitable", "boost.system"}, {}, pure},
    {{"hub/services"}, hub_inside, {"asio awaitable", "boost.system"}, {}, pure},
    {hub_door, hub_inside + Names{"hub/services"}, {"asio awaitable"}, {}, pure},
    {{"adapters/async"}, {}, {"asio", "boost.system"}, {}, false},
    {{"adapters/http"},
     {"adapters/async"},
     {"asio", "boost.system"},
     {"beast", "spdlog", "fmt", "system"},
     false},
    // TLS of calls that go out is in one file.
    {{"adapters/http/tls.cpp"},
     {"adapters/async", "adapters/http"},
     {"asio", "asio tls", "boost.system", "openssl"},
     {},
     false},
    {{"adapters/http/session.hpp"},
     {"adapters/async", "adapters/http"},
     {"asio", "boost.system", "beast"},
     {},
     false},
    {{"adapters/json"}, core, {"boost.system"}, {"rapidjson"}, false},
    {{"adapters/records"},
     core + Names{"adapters/json", "hub/ports"},
     {"asio awaitable", "boost.system"},
     {},
     false},
    adapter("adapters/redis", {"hiredis"}),
    adapter("adapters/memory", {"boost.uuid"}),
    adapter("adapters/sms", {}),
    adapter("adapters/phones", {}),
    adapter("adapters/push", {"openssl"}),
    adapter("adapters/secrets", {"sodium", "openssl", "icu"}),
    adapter("adapters/chat", {}),
    adapter("adapters/web", {"beast", "qrencode"}),
    // What is on the wire is decided by nobody but the vocabulary.
    {{"adapters/web/wire"}, core + Names{"adapters/json", "hub/ports"}, {"boost.system"}, {}, pure},
    adapter("adapters/vault", {"sodium"}),
    adapter("adapters/environment", {"sodium"}),
    adapter("adapters/leaflet", {"cairo", "pango", "qrencode"}),
    adapter("adapters/numbering", {"phonenumber", "icu"}),
    adapter("adapters/calendar", {"icu"}),
    adapter("adapters/places", {}),
    adapter("adapters/measures", {"prometheus"}),
    {{"adapters/redis/process.hpp"}, {"adapters/redis"}, {"asio", "system"}, {}, false},
    // Each part's settings; a group's stand on its record, so the record is what a new one begins
    // with.
    {{"config"},
     {"adapters/chat/telegram/settings.hpp",
      "adapters/http/settings.hpp",
      "adapters/push/settings.hpp",
      "adapters/redis/settings.hpp",
      "adapters/sms/kannel/settings.hpp",
      "adapters/web/settings.hpp",
      "hub/domain/group.hpp",
      "hub/rules/settings.hpp"},
     {},
     {"toml++"},
     false},
    // What languages fill: the lexicon and the phrases that understanding and rules are given as
    // values.
    {{"config/language_file.hpp",
      "config/language_file.cpp",
      "config/language_problems.hpp",
      "config/language_problems.cpp",
      "config/languages.hpp",
      "config/languages.cpp"},
     {"config", "hub/understanding", "hub/rules/phrases.hpp"},
     {},
     {"toml++"},
     false},
    // The only folder that joins everything.
    {{"hub/program"},
     {"hub", "adapters", "matching", "config"},
     {"asio", "boost.system"},
     {"cli", "spdlog", "fmt", "system"},
     false},
    {{"tests"},
     {"hub", "adapters", "matching", "config"},
     {"asio",
      "beast",
      "boost.system",
      "boost",
      "cli",
      "catch2",
      "hiredis",
      "openssl",
      "system",
      "sodium",
      "toml++",
      "rapidjson",
      "spdlog",
      "fmt",
      "phonenumber",
      "icu"},
     {},
     false},
};

struct Library {
    std::string_view prefix{};
    std::string_view name{};
};

// The longest prefix that fits says which library a header belongs to. Without any: C++'s own.
const std::vector<Library> libraries{
    {"boost/", "boost"},
    {"boost/asio/", "asio"},
    {"boost/asio/ssl/", "asio tls"},
    {"boost/asio/awaitable.hpp", "asio awaitable"},
    {"boost/assert.hpp", "boost.system"},
    {"boost/beast/", "beast"},
    {"boost/system/", "boost.system"},
    {"boost/uuid/", "boost.uuid"},
    {"cairo/", "cairo"},
    {"catch2/", "catch2"},
    {"CLI/", "cli"},
    {"fmt/", "fmt"},
    {"hiredis/", "hiredis"},
    {"openssl/", "openssl"},
    {"pango/", "pango"},
    {"phonenumbers/", "phonenumber"},
    {"prometheus/", "prometheus"},
    {"qrencode.h", "qrencode"},
    {"rapidjson/", "rapidjson"},
    {"sodium", "sodium"},
    {"spdlog/", "spdlog"},
    {"toml++/", "toml++"},
    {"unicode/", "icu"},
    // What decisions that are free of I/O have no use for.
    {"arpa/", "system"},
    {"atomic", "system"},
    {"condition_variable", "system"},
    {"fcntl.h", "system"},
    {"filesystem", "machine"},
    {"fstream", "machine"},
    {"future", "system"},
    {"iostream", "machine"},
    {"linux/", "system"},
    {"mutex", "system"},
    {"netinet/", "system"},
    {"poll.h", "system"},
    {"random", "machine"},
    {"signal.h", "system"},
    {"sys/", "system"},
    {"thread", "system"},
    {"unistd.h", "system"},
};

std::string_view library_of(std::string_view header) {
    const Library* best = nullptr;
    for (const Library& library : libraries) {
        const bool whole_name =
            library.prefix.find('/') == std::string_view::npos && library.name != "sodium";
        const bool fits =
            whole_name ? header == library.prefix : header.starts_with(library.prefix);
        if (fits && (best == nullptr || library.prefix.size() > best->prefix.size()))
            best = &library;
    }
    return best == nullptr ? std::string_view{} : best->name;
}

// The part with the longest name that holds the file.
const Part* part_of(std::string_view path) {
    const Part* best = nullptr;
    std::size_t longest = 0;
    for (const Part& part : parts) {
        for (const std::string_view what : part.what) {
            if (within(path, what) && what.size() > longest) {
                best = &part;
                longest = what.size();
            }
        }
    }
    return best;
}

bool names_one(const Names& names, std::string_view path) {
    return std::any_of(
        names.begin(), names.end(), [&](std::string_view name) { return within(path, name); });
}

bool has(const Names& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool may_use(const Source& source, const Part& part, std::string_view library) {
    if (library.empty()) return true;
    if (library == "machine") return !part.pure;
    if (library == "asio awaitable" && has(part.libraries, "asio")) return true;
    return has(part.libraries, library) || (!source.is_header() && has(part.in_sources, library));
}

bool may_include(const Source& source, const Part& part, const Include& include) {
    if (!include.ours) return may_use(source, part, library_of(include.name));
    return names_one(part.what, include.name) || names_one(part.may_include, include.name) ||
           part_of(include.name) == &part;
}

}  // namespace

TEST_CASE("every file belongs to a part of the architecture") {
    for (const Source& source : architecture::sources()) {
        INFO(source.path);
        CHECK(part_of(source.path) != nullptr);
    }
}

TEST_CASE("a file includes only what its part may") {
    for (const Source& source : architecture::sources()) {
        const Part* part = part_of(source.path);
        if (part == nullptr) continue;
        for (const Include& include : source.includes) {
            INFO(source.path << ":" << include.line << " includes " << include.name);
            CHECK(may_include(source, *part, include));
        }
    }
}

TEST_CASE("what is included in quotes is written from the top and exists") {
    for (const Source& source : architecture::sources()) {
        for (const Include& include : source.includes) {
            INFO(source.path << ":" << include.line << " includes " << include.name);
            if (include.ours) CHECK(std::filesystem::exists(architecture::top() / include.name));
        }
    }
}

TEST_CASE("a policy and the laboratory do not know each other") {
    for (const Source& source : architecture::sources()) {
        if (!within(source.path, "matching")) continue;
        for (const Include& include : source.includes) {
            INFO(source.path << ":" << include.line << " includes " << include.name);
            CHECK((within(source.path, "matching/laboratory") ||
                   !within(include.name, "matching/laboratory")));
        }
    }
}

TEST_CASE("the oracle of the simulator includes nothing of ours") {
    for (const Source& source : architecture::sources()) {
        if (!source.path.starts_with("tests/simulation/oracle")) continue;
        for (const Include& include : source.includes) {
            INFO(source.path << ":" << include.line << " includes " << include.name);
            CHECK((!include.ours || include.name.starts_with("tests/simulation/oracle")));
        }
    }
}

TEST_CASE("nobody includes the configuration but the program and tests") {
    for (const Source& source : architecture::sources()) {
        if (source.is_test() || within(source.path, "config") || within(source.path, "hub/program"))
            continue;
        for (const Include& include : source.includes) CHECK_FALSE(within(include.name, "config"));
    }
}

TEST_CASE("the table itself tells apart what it is made for") {
    const Source rule{"hub/rules/example.cpp", {}, {}};
    const Source port{"hub/ports/example.hpp", {}, {}};
    const Source adapter_header{"adapters/sms/example.hpp", {}, {}};
    const auto allowed = [](const Source& source, const char* name, bool ours) {
        return may_include(source, *part_of(source.path), {1, name, ours});
    };
    CHECK(allowed(rule, "hub/domain/request.hpp", true));
    CHECK_FALSE(allowed(rule, "hub/ports/store.hpp", true));
    CHECK_FALSE(allowed({"config/sections.cpp", {}, {}}, "hub/understanding/lexicon.hpp", true));
    CHECK_FALSE(allowed({"config/languages.cpp", {}, {}}, "hub/rules/dispatch.hpp", true));
    CHECK_FALSE(allowed({"hub/understanding/words.cpp", {}, {}}, "hub/changes.hpp", true));
    CHECK_FALSE(allowed({"adapters/json/fields.hpp", {}, {}}, "rapidjson/reader.h", false));
    CHECK_FALSE(allowed(rule, "boost/asio/awaitable.hpp", false));
    CHECK_FALSE(allowed(rule, "fstream", false));
    CHECK_FALSE(allowed(rule, "random", false));
    CHECK(allowed(port, "boost/asio/awaitable.hpp", false));
    CHECK_FALSE(allowed(port, "boost/asio/steady_timer.hpp", false));
    CHECK_FALSE(allowed(adapter_header, "spdlog/spdlog.h", false));
    CHECK_FALSE(allowed(adapter_header, "adapters/redis/settings.hpp", true));
    CHECK_FALSE(allowed(adapter_header, "config/config.hpp", true));
}
