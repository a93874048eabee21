#include "tests/support/kannel.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <stdlib.h>
#include <system_error>
#include <vector>

namespace support {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

constexpr int attempts = 5;
constexpr std::chrono::seconds start_limit{20};
constexpr std::chrono::milliseconds between_looks{20};

std::string whole_file(const std::string& path) {
    std::ifstream file{path};
    std::ostringstream words;
    words << file.rdbuf();
    return words.str();
}

// Every place must be there: a changed example would otherwise be tested with the wrong ports.
void replace(std::string& text, const std::string& from, const std::string& to) {
    std::size_t at = text.find(from);
    if (at == std::string::npos) throw std::runtime_error("kannel.conf has no " + from);
    for (; at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

bool listens(std::uint16_t port) {
    asio::io_context loop;
    tcp::socket socket{loop};
    boost::system::error_code error;
    socket.connect({asio::ip::address_v4::loopback(), port}, error);
    return !error;
}

// False when it ended before, as it does when somebody took a port meanwhile.
template <class Condition>
bool comes_to(Child& child, Condition condition) {
    const auto deadline = std::chrono::steady_clock::now() + start_limit;
    while (std::chrono::steady_clock::now() < deadline) {
        if (condition()) return true;
        if (child.ended_within(between_looks)) return false;
    }
    return false;
}

bool serves(Child& child, std::uint16_t port) {
    return comes_to(child, [port] { return listens(port); });
}

}  // namespace

Kannel::Ports Kannel::free_ports() {
    asio::io_context loop;
    const tcp::endpoint any{asio::ip::address_v4::loopback(), 0};
    tcp::acceptor admin{loop, any};
    tcp::acceptor smsbox{loop, any};
    tcp::acceptor sendsms{loop, any};
    tcp::acceptor network{loop, any};
    return {admin.local_endpoint().port(),
            smsbox.local_endpoint().port(),
            sendsms.local_endpoint().port(),
            network.local_endpoint().port()};
}

Kannel::Kannel(KannelOptions options) {
    std::string pattern = (std::filesystem::temp_directory_path() / "kannel-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = pattern;
    for (const char* part : {"store", "reports", "log"})
        std::filesystem::create_directory(folder_ + "/" + part);
    for (int attempt = 0; attempt < attempts; ++attempt) {
        ports_ = free_ports();
        write_configuration(options);
        if (start()) return;
    }
    const std::string said = log();
    std::filesystem::remove_all(folder_);
    throw std::runtime_error("Kannel does not start: " + said);
}

Kannel::~Kannel() {
    smsbox_.reset();
    bearerbox_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

void Kannel::write_configuration(const KannelOptions& options) const {
    std::string text = whole_file(AIDHUB_SOURCE_FOLDER "/deploy/kannel/kannel.conf");
    const std::map<std::string, std::string> replacements{
        {"= 13000", "= " + std::to_string(ports_.admin)},
        {"= 13001", "= " + std::to_string(ports_.smsbox)},
        {"= 13013", "= " + std::to_string(ports_.sendsms)},
        {"127.0.0.1:8080", "127.0.0.1:" + std::to_string(options.hub_port)},
        {"/var/spool/kannel", folder_},
        {"/var/log/kannel", folder_ + "/log"},
        {"/etc/kannel", folder_},
        {"sms-resend-freq = 60", "sms-resend-freq = 1"},
        {"http-queue-delay = 10", "http-queue-delay = " + std::to_string(options.retry_seconds)},
    };
    for (const auto& [from, to] : replacements) replace(text, from, to);
    if (options.texts_by_get) {
        replace(text, "post-url", "get-url");
        replace(text, "&id=%I", "&id=%I&text=%b");
    }
    std::ofstream{folder_ + "/kannel.conf"} << text;
    std::ofstream{folder_ + "/connection.conf"}
        << "group = smsc\nsmsc = fake\nsmsc-id = FAKE\nport = " << ports_.network
        << "\nconnect-allow-ip = \"127.0.0.1\"\nour-host = \"127.0.0.1\"\n";
}

bool Kannel::start() {
    smsbox_.reset();
    const std::string configuration = folder_ + "/kannel.conf";
    const std::string output = folder_ + "/output";
    bearerbox_ = std::make_unique<Child>(
        std::vector<std::string>{"/usr/sbin/bearerbox", "-v", "1", configuration}, folder_, output);
    if (!serves(*bearerbox_, ports_.smsbox)) return false;
    return start_smsbox();
}

// It listens before it has its connection to bearerbox, and a text in between makes it panic.
bool Kannel::start_smsbox() {
    const std::string connected = "Connected to bearerbox";
    const std::size_t said_before = log().size();
    smsbox_ = std::make_unique<Child>(
        std::vector<std::string>{"/usr/sbin/smsbox", "-v", "1", folder_ + "/kannel.conf"},
        folder_,
        folder_ + "/output");
    return serves(*smsbox_, ports_.sendsms) && comes_to(*smsbox_, [&] {
               return log().find(connected, said_before) != std::string::npos;
           });
}

void Kannel::kill_bearerbox() {
    bearerbox_.reset();
}

void Kannel::kill_smsbox() {
    smsbox_.reset();
}

bool Kannel::lives() {
    constexpr std::chrono::milliseconds now{0};
    return bearerbox_ && smsbox_ && !bearerbox_->ended_within(now) && !smsbox_->ended_within(now);
}

// Without bearerbox smsbox ends by itself, sooner or later: both begin anew then.
bool Kannel::revive() {
    constexpr std::chrono::milliseconds now{0};
    const bool bearerbox = bearerbox_ && !bearerbox_->ended_within(now);
    const bool smsbox = smsbox_ && !smsbox_->ended_within(now);
    if (bearerbox && smsbox) return true;
    return bearerbox ? start_smsbox() : start();
}

std::string Kannel::sendsms() const {
    return "http://127.0.0.1:" + std::to_string(ports_.sendsms) + "/cgi-bin/sendsms";
}

std::string Kannel::log() const {
    return whole_file(folder_ + "/output");
}

}  // namespace support
