// Habits that a reader of any file may rely on: what is banned, how long files are, what stands
// where.

#include "tests/architecture/tree.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

using architecture::Source;
using architecture::within;

struct Ban {
    const char* pattern{};
    std::vector<std::string_view> but_in{};
    const char* because{};
};

const std::vector<Ban> bans{
    {R"(\bco_spawn\b)",
     {"adapters/async/task_group.cpp", "tests"},
     "only TaskGroup starts coroutines"},
    {R"(\bdetached\b)", {}, "what is detached outlives what it refers to"},
    {R"(\bshared_from_this\b)", {}, "a session's objects are locals of its coroutine"},
    {R"(\bgetenv\b|\benviron\b)",
     {"hub/program/environment.cpp", "tests/support/program.cpp"},
     "the environment is read once and handed in"},
    {R"(\bsystem_clock::now\b)",
     {"adapters/environment/system.cpp", "tests"},
     "time is an argument"},
    {R"(\bsystem_timer\b|\bdeadline_timer\b)", {}, "waiting follows the steady clock"},
    {R"(\bexperimental::channel\b|asio/experimental/(concurrent_)?channel)",
     {},
     "it sticks after a cancelled receive"},
    {R"(\bawaitable_operators\b)",
     {"adapters/async/first_of.cpp"},
     "|| forgets the failure of one side: use first_of"},
    {R"(\b(io_context|loop|context|ioc)\s*(\.|->|::)\s*stop\s*\()",
     {"tests"},
     "it destroys frames after what they refer to"},
    {R"(^\s*#\s*if)", {}, "one program for all"},
    {R"(\basio\.hpp\b|boost/asio\.hpp)", {}, "include what is used"},
    {R"(\bkParseFullPrecisionFlag\b)",
     {},
     "this version of RapidJSON crashes on certain numbers with it"},
    {R"(\bstd::views\b|\bstd::format\b|\bsource_location\b)",
     {},
     "one of our compilers has it not"},
    {R"(\bTODO\b|\bFIXME\b|\bXXX\b)", {}, "it is done or it is not there"},
    {R"(\bstd::(mutex|thread|jthread|atomic)\b)",
     {"tests", "adapters/pool"},
     "a node is one thread"},
};

bool excepted(const Ban& ban, std::string_view path) {
    return std::any_of(ban.but_in.begin(), ban.but_in.end(), [&](std::string_view place) {
        return within(path, place);
    });
}

// This folder spells the banned words.
bool is_ours(const Source& source) {
    return within(source.path, "tests/architecture");
}

// The code in one piece, and the line of each of its characters.
struct Joined {
    std::string text{};
    std::size_t line_at(std::size_t position) const {
        const auto end = text.begin() + static_cast<std::ptrdiff_t>(position);
        return static_cast<std::size_t>(std::count(text.begin(), end, '\n')) + 1;
    }
};

Joined joined(const Source& source) {
    Joined code;
    for (const std::string& line : source.code()) code.text += line + "\n";
    return code;
}

// Where each `co_await` begins, and its expression up to the semicolon.
struct Await {
    std::size_t line{};
    std::string expression{};
};

std::vector<Await> awaits(const Source& source) {
    const Joined code = joined(source);
    std::vector<Await> found;
    constexpr std::string_view word = "co_await ";
    for (std::size_t at = code.text.find(word); at != std::string::npos;
         at = code.text.find(word, at + 1)) {
        const std::size_t end = std::min(code.text.find(';', at), code.text.size());
        found.push_back({code.line_at(at), code.text.substr(at, end - at)});
    }
    return found;
}

std::vector<std::string> words_of(const std::string& name) {
    std::vector<std::string> words{""};
    for (const char c : name) {
        if (c == '_' || c == '-' || c == '.') {
            words.emplace_back();
        } else {
            words.back() += c;
        }
    }
    return words;
}

}  // namespace

TEST_CASE("banned words stand only where they belong") {
    for (const Ban& ban : bans) {
        const std::regex pattern{ban.pattern};
        for (const Source& source : architecture::sources()) {
            if (is_ours(source) || excepted(ban, source.path)) continue;
            const auto code = source.code();
            for (std::size_t i = 0; i < code.size(); ++i) {
                if (!std::regex_search(code[i], pattern)) continue;
                FAIL_CHECK(source.path << ":" << i + 1 << ": " << code[i] << "\n  " << ban.because);
            }
        }
    }
}

TEST_CASE("nothing is built by braces inside a co_await: g++ 12 destroys it twice") {
    const std::regex braced{R"([(,]\s*[\w:<>]*\{)"};
    for (const Source& source : architecture::sources()) {
        if (is_ours(source)) continue;
        for (const Await& await : awaits(source)) {
            if (std::regex_search(await.expression, braced)) {
                FAIL_CHECK(source.path << ":" << await.line
                                       << ": name it first: " << await.expression);
            }
        }
    }
}

TEST_CASE("no lambda that captures is a coroutine or stands inside a co_await") {
    const std::regex in_await{R"([(,]\s*\[[^\]\s])"};
    const std::regex coroutine{
        R"(\[[^\]\s]+\]\s*(\([^)]*\))?\s*(mutable)?\s*->\s*([\w:]*::)?awaitable<)"};
    for (const Source& source : architecture::sources()) {
        if (is_ours(source)) continue;
        const Joined code = joined(source);
        for (std::sregex_iterator found{code.text.begin(), code.text.end(), coroutine}, end;
             found != end;
             ++found) {
            FAIL_CHECK(source.path
                       << ":" << code.line_at(static_cast<std::size_t>(found->position())) << ": "
                       << found->str());
        }
        for (const Await& await : awaits(source)) {
            if (std::regex_search(await.expression, in_await)) {
                FAIL_CHECK(source.path << ":" << await.line
                                       << ": name it first: " << await.expression);
            }
        }
    }
}

TEST_CASE("source files have at most 400 lines, and only headers say pragma once") {
    for (const Source& source : architecture::sources()) {
        INFO(source.path);
        CHECK(source.lines.size() <= 400);
        const bool once = std::find(source.lines.begin(), source.lines.end(), "#pragma once") !=
                          source.lines.end();
        CHECK(once == source.is_header());
    }
}

TEST_CASE("the top level is what the picture shows") {
    const std::set<std::string> expected{"CMakeLists.txt",
                                         "CMakePresets.json",
                                         "LICENSE",
                                         "README.md",
                                         "adapters",
                                         "config",
                                         "deploy",
                                         "hub",
                                         "matching",
                                         "tests"};
    std::set<std::string> found;
    for (const auto* paths : {&architecture::files(), &architecture::folders()}) {
        for (const std::string& path : *paths) {
            if (path.find('/') == std::string::npos) found.insert(path);
        }
    }
    CHECK(found == expected);
}

TEST_CASE(
    "every folder is explained by a README of under a page, its own or that of the folder around "
    "it") {
    constexpr std::size_t page = 80;
    constexpr std::size_t front_page = 120;
    const auto explained = [](const std::string& folder) {
        return std::filesystem::exists(architecture::top() / folder / "README.md");
    };
    for (const std::string& folder : architecture::folders()) {
        const std::size_t slash = folder.rfind('/');
        const std::string around = slash == std::string::npos ? "" : folder.substr(0, slash);
        const bool of_a_part =
            around.find('/') != std::string::npos || around == "tests" || around == "config";
        INFO(folder);
        CHECK((explained(folder) || (of_a_part && explained(around)) ||
               within(folder, "tests/unit")));
    }
    for (const std::string& file : architecture::files()) {
        if (!file.ends_with("README.md")) continue;
        const std::string text = architecture::text_of(file);
        INFO(file);
        CHECK(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) <=
              (file == "README.md" ? front_page : page));
    }
}

TEST_CASE("names say what things are") {
    const std::set<std::string> empty_words{"util",
                                            "utils",
                                            "common",
                                            "manager",
                                            "impl",
                                            "helper",
                                            "helpers",
                                            "misc",
                                            "info",
                                            "stuff",
                                            "base",
                                            "new",
                                            "tmp",
                                            "data"};
    for (const auto* paths : {&architecture::files(), &architecture::folders()}) {
        for (const std::string& path : *paths) {
            const std::string name = std::filesystem::path{path}.filename().string();
            for (const std::string& word : words_of(name)) {
                INFO(path);
                CHECK(empty_words.count(word) == 0);
            }
        }
    }
    const std::regex type{
        R"(\b(class|struct|enum class|namespace)\s+(\w*(Manager|Helper|Util|Utils|Impl|Interface|Common|Info|Data)|I[A-Z]\w*|util|utils|common|impl|helpers?)\b)"};
    for (const Source& source : architecture::sources()) {
        if (is_ours(source)) continue;
        const auto code = source.code();
        for (std::size_t i = 0; i < code.size(); ++i) {
            if (std::regex_search(code[i], type))
                FAIL_CHECK(source.path << ":" << i + 1 << ": " << code[i]);
        }
    }
}

TEST_CASE("no file names a place on somebody's own machine") {
    const std::regex place{R"((^|[^\w.$}/])/(work|root|home/\w+|Users/\w+|mnt)/\w)"};
    for (const std::string& file : architecture::files()) {
        if (within(file, "tests/architecture") || file.ends_with(".csv")) continue;
        const std::string text = architecture::text_of(file);
        if (std::regex_search(text, place)) FAIL_CHECK(file);
    }
}

TEST_CASE("code is read without its comments and texts") {
    Source source{"x.cpp",
                  {"a(\"co_spawn // {\"); // getenv",
                   "b /* getenv",
                   "getenv */ c 1'000 'x'",
                   "\"\\\"getenv\""},
                  {}};
    CHECK(source.code() == std::vector<std::string>{"a(\"\"); ", "b ", " c 1'000 ''", "\"\""});
}
