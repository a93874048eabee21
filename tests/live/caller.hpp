#pragma once

#include "tests/live/reader.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace live_hub {

using Clock = std::chrono::steady_clock;

// One browser: asks for a ticket with its cookie, connects, says up to where it knows, listens and
// answers pings; all of it over one TCP connection, which its Crowd watches.
class Caller {
public:
    enum class State { away, dialing, asking, upgrading, joining, member, closed };

    Caller(std::string cookie, std::string group, Chronicle& chronicle)
        : reader(chronicle), cookie_(std::move(cookie)), group_(std::move(group)) {}
    ~Caller();
    Caller(const Caller&) = delete;
    Caller& operator=(const Caller&) = delete;

    Reader reader;

    State state() const { return state_; }
    bool is_member() const { return state_ == State::member; }
    // Of the last goodbye; 1006: the line was cut; 0: none yet.
    unsigned goodbye() const { return goodbye_; }
    // Status of the answer that refused the ticket or the upgrade last; 0: none did.
    unsigned refused() const { return refused_; }
    int socket() const { return socket_; }

    // Begins to connect to `port`; the crowd goes on.
    void dial();
    // Connects with this one instead of asking for a ticket.
    void use_ticket(std::string ticket) { ticket_ = std::move(ticket); }
    // Without a goodbye, as when the net fails.
    void cut();
    // One frame, when it is a member.
    void say(std::string_view words);

    // Takes in what came, at most so much; false when nothing is there.
    bool read(std::size_t most = 64UL * 1024);
    void can_write();  // the kernel says so: the connection stands

    bool is_slow{};               // reads only when told to
    int window{};                 // bytes that its kernel holds for it; 0: as many as usual
    std::uint16_t port{};         // where it goes next
    Clock::time_point back_at{};  // when it comes back
    std::chrono::milliseconds backoff{};
    bool stays_away{};
    bool is_waiting{};  // to come back

private:
    void ask_for_ticket();
    void upgrade();
    void join();
    void take_in();
    bool take_answer();
    bool take_frame();
    void heard(unsigned kind, std::string_view payload);
    void send(std::string_view bytes);
    void end(unsigned code);

    std::string cookie_;
    std::string group_;
    std::string ticket_{};
    std::string got_{};
    State state_{State::away};
    unsigned goodbye_{};
    unsigned refused_{};
    int socket_{-1};
};

// What PROTOCOL.md says of a close code; a cut line comes back too.
bool comes_back(unsigned code);

}  // namespace live_hub
