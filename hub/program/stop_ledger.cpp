#include "hub/program/stop_ledger.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <string>
#include <system_error>
#include <unistd.h>

namespace program {

namespace {

[[noreturn]] void fail(const char* what) {
    throw std::system_error{errno, std::generic_category(), what};
}

bool is_hash(std::string_view text) {
    return text.size() == 32 &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string read_all(int file) {
    std::string text;
    std::array<char, 65536> piece{};
    for (;;) {
        const ssize_t size = ::read(file, piece.data(), piece.size());
        if (size < 0 && errno == EINTR) continue;
        if (size < 0) fail("the ledger of STOPs cannot be read");
        if (size == 0) return text;
        text.append(piece.data(), static_cast<std::size_t>(size));
    }
}

}  // namespace

StopLedger::StopLedger(const std::filesystem::path& file)
    : file_(::open(file.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600)) {
    if (file_ < 0) fail("the ledger of STOPs cannot be opened");
    try {
        const std::string text = read_all(file_);
        read(text, stopped_);
        told_ = server_in(text);
        if (!text.empty() && text.back() != '\n') append("\n");
    } catch (...) {
        ::close(file_);
        throw;
    }
}

StopLedger::~StopLedger() {
    ::close(file_);
}

void StopLedger::read(std::string_view text, std::set<hub::AddressKey>& stopped) {
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::string_view line = text.substr(begin, end - begin);
        begin = end + 1;
        const bool start = line.starts_with('-');
        if (start) line.remove_prefix(1);
        if (!is_hash(line)) continue;
        hub::AddressKey address{std::string{line}};
        if (start) {
            stopped.erase(address);
        } else {
            stopped.insert(std::move(address));
        }
    }
}

// The last whole line that names one.
std::string StopLedger::server_in(std::string_view text) {
    const std::size_t mark = text.rfind("\n=");
    const bool first = mark == std::string_view::npos;
    if (first && !text.starts_with('=')) return {};
    const std::size_t begin = first ? 1 : mark + 2;
    const std::size_t end = text.find('\n', begin);
    return end == std::string_view::npos ? std::string()
                                         : std::string(text.substr(begin, end - begin));
}

void StopLedger::told(const std::string& server) {
    if (server == told_) return;
    append("=" + server + "\n");
    told_ = server;
}

void StopLedger::stopped(const hub::AddressKey& address) {
    if (stopped_.contains(address)) return;
    append(address.text + "\n");
    stopped_.insert(address);
}

void StopLedger::started(const hub::AddressKey& address) {
    if (!stopped_.contains(address)) return;
    append("-" + address.text + "\n");
    stopped_.erase(address);
}

void StopLedger::append(std::string_view line) const {
    while (!line.empty()) {
        const ssize_t size = ::write(file_, line.data(), line.size());
        if (size < 0 && errno == EINTR) continue;
        if (size < 0) fail("the ledger of STOPs cannot be written");
        line.remove_prefix(static_cast<std::size_t>(size));
    }
    if (::fdatasync(file_) != 0) fail("the ledger of STOPs cannot be synced");
}

}  // namespace program
