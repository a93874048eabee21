#include "tests/support/program.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <fstream>
#include <poll.h>
#include <signal.h>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace support {

namespace {

std::string whole(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

struct Process {
    pid_t number{};
    pid_t parent{};
    char state{};
    std::string name{};
    std::string birth{};  // in the kernel's ticks
};

// Of /proc/NUMBER/stat, proc(5): the name stands in brackets and may hold anything.
std::optional<Process> look_at(pid_t number) {
    const std::string line = whole("/proc/" + std::to_string(number) + "/stat");
    const std::size_t open = line.find('(');
    const std::size_t close = line.rfind(')');
    if (open == std::string::npos || close == std::string::npos) return std::nullopt;
    Process process;
    process.number = number;
    process.name = line.substr(open + 1, close - open - 1);
    std::istringstream rest{line.substr(close + 1)};
    rest >> process.state >> process.parent;
    constexpr int fields_between = 17;
    std::string skipped;
    for (int field = 0; field < fields_between; ++field) rest >> skipped;
    rest >> process.birth;
    return process;
}

std::vector<Process> all_processes() {
    std::vector<Process> all;
    for (const auto& entry : std::filesystem::directory_iterator{"/proc"}) {
        const std::string name = entry.path().filename();
        pid_t number = 0;
        const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
        if (error != std::errc{} || end != name.data() + name.size()) continue;
        if (auto process = look_at(number)) all.push_back(*std::move(process));
    }
    return all;
}

// Between fork and exec: only calls that are allowed there.
[[noreturn]] void become(
    char* const* arguments, char* const* variables, int out, int err, pid_t parent) {
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const int nothing = ::open("/dev/null", O_RDONLY);
    const bool ready = ::getppid() == parent && ::dup2(nothing, 0) == 0 && ::dup2(out, 1) == 1 &&
                       ::dup2(err, 2) == 2;
    if (!ready) ::_exit(126);
    ::syscall(SYS_close_range, 3U, ~0U, 0U);
    ::execve(arguments[0], arguments, variables);
    ::_exit(127);
}

int new_file(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0) throw std::system_error(errno, std::generic_category(), path.string());
    return file;
}

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> raw;
    for (std::string& word : words) raw.push_back(word.data());
    raw.push_back(nullptr);
    return raw;
}

std::vector<std::string> handed_on(const Variables& variables) {
    std::vector<std::string> entries;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        if (!std::string_view{*entry}.starts_with("AIDHUB_")) entries.emplace_back(*entry);
    }
    for (const auto& [name, value] : variables) entries.push_back(name + "=" + value);
    return entries;
}

int code_of(int status) {
    constexpr int by_signal = 128;
    return WIFEXITED(status) ? WEXITSTATUS(status) : by_signal + WTERMSIG(status);
}

}  // namespace

void a_moment() {
    ::poll(nullptr, 0, 5);
}

Program::Program(std::vector<std::string> arguments, const Variables& variables) {
    arguments.insert(arguments.begin(), AIDHUB_PROGRAM);
    std::vector<std::string> entries = handed_on(variables);
    const std::vector<char*> raw_arguments = pointers(arguments);
    const std::vector<char*> raw_entries = pointers(entries);
    const int out = new_file(folder_.path() / "out");
    const int err = new_file(folder_.path() / "err");
    const pid_t parent = ::getpid();
    process_ = ::fork();
    if (process_ == 0) become(raw_arguments.data(), raw_entries.data(), out, err, parent);
    const int error = errno;
    ::close(out);
    ::close(err);
    if (process_ < 0) throw std::system_error(error, std::generic_category(), "fork");
}

Program::~Program() {
    if (!code_) {
        signal(SIGKILL);
        ::waitpid(process_, nullptr, 0);
    }
    for (const Started& child : started_) {
        const auto now = look_at(child.number);
        if (now && now->birth == child.birth) ::kill(child.number, SIGKILL);
    }
}

std::string Program::out() const {
    return whole(folder_.path() / "out");
}

std::string Program::err() const {
    return whole(folder_.path() / "err");
}

void Program::remember_children() {
    const std::vector<Process> all = all_processes();
    std::vector<pid_t> parents{process_};
    for (std::size_t i = 0; i < parents.size(); ++i) {
        for (const Process& process : all) {
            if (process.parent != parents[i]) continue;
            parents.push_back(process.number);
            started_.push_back({process.number, process.birth});
        }
    }
}

void Program::signal(int number) {
    if (code_) return;
    remember_children();
    ::kill(process_, number);
}

std::optional<int> Program::exit_code(std::chrono::milliseconds limit) {
    const auto ended = [this] {
        int status = 0;
        if (!code_ && ::waitpid(process_, &status, WNOHANG) == process_) code_ = code_of(status);
        return code_.has_value();
    };
    static_cast<void>(comes_true(ended, limit));
    return code_;
}

std::vector<std::string> Program::left_behind(std::chrono::milliseconds limit) const {
    std::vector<std::string> names;
    const auto none = [this, &names] {
        names.clear();
        for (const Started& child : started_) {
            const auto now = look_at(child.number);
            if (now && now->birth == child.birth && now->state != 'Z') names.push_back(now->name);
        }
        return names.empty();
    };
    static_cast<void>(comes_true(none, limit));
    return names;
}

Outcome run_aidhub(std::vector<std::string> arguments,
                   const Variables& variables,
                   std::chrono::seconds limit) {
    Program program{std::move(arguments), variables};
    const auto code = program.exit_code(limit);
    if (!code) throw std::runtime_error("the command does not end: " + program.err());
    return {*code, program.out(), program.err()};
}

}  // namespace support
