#include "tests/architecture/habits.hpp"

#include <algorithm>
#include <cstddef>
#include <regex>
#include <string_view>

namespace architecture {

namespace {

// `words`: without one of them on the line there is no need to look closer. Regular expressions are
// slow.
struct Ban {
    std::vector<std::string_view> words{};
    const char* pattern{};
    std::vector<std::string_view> but_in{};
    const char* because{};
};

const std::vector<Ban> bans{
    {{"co_spawn"},
     R"(\bco_spawn\b)",
     {"adapters/async/task_group.cpp", "tests"},
     "only TaskGroup starts coroutines"},
    {{"detached"}, R"(\bdetached\b)", {}, "what is detached outlives what it refers to"},
    {{"shared_from_this"},
     R"(\bshared_from_this\b)",
     {},
     "a session's objects are locals of its coroutine"},
    {{"getenv", "environ"},
     R"(\bgetenv\b|\benviron\b)",
     {"hub/program/environment.cpp", "tests/support/program.cpp"},
     "the environment is read once and handed in"},
    {{"system_clock"},
     R"(\bsystem_clock::now\b)",
     {"adapters/environment/system.cpp", "tests"},
     "time is an argument"},
    {{"_timer"}, R"(\bsystem_timer\b|\bdeadline_timer\b)", {}, "waiting follows the steady clock"},
    {{"channel"},
     R"(\bexperimental::channel\b|asio/experimental/(concurrent_)?channel)",
     {},
     "it sticks after a cancelled receive"},
    {{"awaitable_operators"},
     R"(\bawaitable_operators\b)",
     {"adapters/async/first_of.cpp"},
     "|| forgets the failure of one side: use first_of"},
    {{"stop"},
     R"(\b(io_context|loop|context|ioc)\s*(\.|->|::)\s*stop\s*\()",
     {"tests"},
     "it destroys frames after what they refer to"},
    {{"#"}, R"(^\s*#\s*if)", {}, "one program for all"},
    {{"asio.hpp"}, R"(\basio\.hpp\b|boost/asio\.hpp)", {}, "include what is used"},
    {{"kParseFullPrecisionFlag"},
     R"(\bkParseFullPrecisionFlag\b)",
     {},
     "this version of RapidJSON crashes on certain numbers with it"},
    {{"views", "format", "source_location"},
     R"(\bstd::views\b|\bstd::format\b|\bsource_location\b)",
     {},
     "one of our compilers has it not"},
    {{"std::"},
     R"(\bstd::(mutex|thread|jthread|atomic)\b)",
     {"tests", "adapters/pool"},
     "a node is one thread"},
};

// Made once: a regular expression costs more to make than to use.
const std::regex& pattern_of(const Ban& ban) {
    static const std::vector<std::regex> made = [] {
        std::vector<std::regex> patterns;
        for (const Ban& one : bans) patterns.emplace_back(one.pattern);
        return patterns;
    }();
    return made[static_cast<std::size_t>(&ban - bans.data())];
}

bool excepted(const Ban& ban, std::string_view path) {
    return std::any_of(ban.but_in.begin(), ban.but_in.end(), [&](std::string_view place) {
        return within(path, place);
    });
}

std::string at(const Source& source, std::size_t line, const std::string& what) {
    return source.path + ":" + std::to_string(line) + ": " + what;
}

bool holds_one_of(const std::string& line, const std::vector<std::string_view>& words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return line.find(word) != std::string::npos;
    });
}

void add_hits(const Source& source,
              const std::vector<std::string_view>& words,
              const std::regex& pattern,
              const std::string& because,
              std::vector<std::string>& found) {
    const auto code = source.code();
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (holds_one_of(code[i], words) && std::regex_search(code[i], pattern))
            found.push_back(at(source, i + 1, code[i] + "\n  " + because));
    }
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

// Whether this brace begins an initialiser, which clang-format writes without a space before it,
// and not a block.
bool initialises(std::string_view before) {
    if (before.empty() || before.back() == '\n') return false;
    if (before.back() != ' ') return true;
    return before.ends_with("= ") || before.ends_with(", ") || before.ends_with("return ");
}

// Whether the nearest brace that is open here, within the same statement, begins an initialiser.
bool inside_initialiser(const std::string& text, std::size_t position) {
    int closed = 0;
    while (position-- > 0) {
        if (text[position] == ';' && closed == 0) return false;
        if (text[position] == '}') ++closed;
        if (text[position] == '{' && closed-- == 0)
            return initialises(std::string_view{text}.substr(0, position));
    }
    return false;
}

// Where each `co_await` stands.
std::vector<std::size_t> awaits_in(const Joined& code) {
    constexpr std::string_view word = "co_await";
    std::vector<std::size_t> found;
    for (std::size_t begin = code.text.find(word); begin != std::string::npos;
         begin = code.text.find(word, begin + 1))
        found.push_back(begin);
    return found;
}

// Every `co_await` whose expression, up to the semicolon, holds the pattern.
void add_awaits(const Source& source, const std::regex& pattern, std::vector<std::string>& found) {
    const Joined code = joined(source);
    for (const std::size_t begin : awaits_in(code)) {
        const std::size_t end = std::min(code.text.find(';', begin), code.text.size());
        const std::string expression = code.text.substr(begin, end - begin);
        if (std::regex_search(expression, pattern))
            found.push_back(at(source, code.line_at(begin), "name it first: " + expression));
    }
}

}  // namespace

std::vector<std::string> banned_words(const Source& source) {
    std::vector<std::string> found;
    for (const Ban& ban : bans) {
        if (!excepted(ban, source.path))
            add_hits(source, ban.words, pattern_of(ban), ban.because, found);
    }
    // Left to do is mostly said in comments.
    static const std::regex left_to_do{R"(\bTODO\b|\bFIXME\b|\bXXX\b)"};
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
        if (holds_one_of(source.lines[i], {"TODO", "FIXME", "XXX"}) &&
            std::regex_search(source.lines[i], left_to_do))
            found.push_back(
                at(source, i + 1, source.lines[i] + "\n  it is done or it is not there"));
    }
    return found;
}

std::vector<std::string> braces_in_awaits(const Source& source) {
    std::vector<std::string> found;
    static const std::regex brace{R"([(,]\s*[\w:<>]*\{)"};
    add_awaits(source, brace, found);
    return found;
}

std::vector<std::string> awaits_in_braces(const Source& source) {
    std::vector<std::string> found;
    const Joined code = joined(source);
    for (const std::size_t begin : awaits_in(code)) {
        if (inside_initialiser(code.text, begin))
            found.push_back(at(source, code.line_at(begin), "await first, then build"));
    }
    return found;
}

std::vector<std::string> capturing_coroutines(const Source& source) {
    static const std::regex coroutine{
        R"(\[[^\[\]]+\]\s*(\([^{};]*\))?\s*(mutable\s*)?(noexcept\s*)?->\s*([\w:]*::)?awaitable<)"};
    std::vector<std::string> found;
    const Joined code = joined(source);
    for (std::sregex_iterator hit{code.text.begin(), code.text.end(), coroutine}, end; hit != end;
         ++hit) {
        const auto position = static_cast<std::size_t>(hit->position());
        found.push_back(at(source, code.line_at(position), hit->str()));
    }
    static const std::regex captures{R"([(,]\s*\[[^\]\s])"};
    add_awaits(source, captures, found);
    return found;
}

std::vector<std::string> empty_type_names(const Source& source) {
    static const std::regex type{
        R"(\b(class|struct|enum class|namespace)\s+(\w*(Manager|Helper|Util|Utils|Impl|Interface|Common|Base|Info|Data)|I[A-Z]\w*|util|utils|common|impl|helpers?)\b)"};
    std::vector<std::string> found;
    add_hits(source, {"class ", "struct ", "namespace "}, type, "say what it is", found);
    return found;
}

std::vector<std::string> empty_file_names(const std::string& path) {
    static const std::regex word{
        R"((^|[/_.-])(util|utils|common|manager|impl|helper|helpers|misc|info|stuff|base|new|tmp|data)([_.-]|$))"};
    const std::string name = path.substr(path.rfind('/') + 1);
    if (!std::regex_search(name, word)) return {};
    return {path + ": say what it is"};
}

std::vector<std::string> own_machine_places(const std::string& path, const std::string& text) {
    static const std::regex place{R"((^|[^\w.$}/])/(work|root|home/\w+|Users/\w+|mnt)/\w)"};
    std::vector<std::string> found;
    const Source lines = source_of(path, text);
    for (std::size_t i = 0; i < lines.lines.size(); ++i) {
        if (lines.lines[i].find('/') != std::string::npos &&
            std::regex_search(lines.lines[i], place))
            found.push_back(at(lines, i + 1, lines.lines[i]));
    }
    return found;
}

std::vector<std::string> too_long(const std::string& path, const std::string& text) {
    constexpr std::ptrdiff_t limit = 400;
    const bool is_code = path.ends_with(".hpp") || path.ends_with(".cpp") ||
                         path.ends_with(".lua") || path.ends_with(".js") || path.ends_with(".ts") ||
                         path.ends_with(".tsx");
    const auto lines = std::count(text.begin(), text.end(), '\n');
    if (!is_code || lines <= limit) return {};
    return {path + ":" + std::to_string(limit + 1) + ": " + std::to_string(lines) +
            " lines: two files, or less"};
}

}  // namespace architecture
