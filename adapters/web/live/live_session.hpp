#pragma once

#include "adapters/web/live/hall.hpp"
#include "adapters/web/live/member.hpp"
#include "adapters/web/live/recovery.hpp"
#include "adapters/web/socket/listener.hpp"
#include "adapters/web/wire/frames_in.hpp"

#include <boost/asio/awaitable.hpp>

#include <string_view>
#include <vector>

namespace web {

// One live connection: who it is, what they ask and what they are told. Its socket owns it; what
// takes time holds the Received that it is about, and so both.
class LiveSession final : public Listener, public Member {
public:
    // Lines that one frame of a client may have.
    static constexpr std::size_t max_lines = 16;

    LiveSession(Hall& hall, Socket& socket) : hall_(hall), socket_(socket) {}
    ~LiveSession() override;

    void received(Received message) override;
    void closed() override;
    Payload ping() override;

    void tell(Payload frame) override;
    void end(Close code, std::string_view reason) override;

private:
    enum class State : unsigned char { stranger, joining, member, gone };

    boost::asio::awaitable<void> greet(Received message);
    boost::asio::awaitable<void> connect(Connect asked);
    boost::asio::awaitable<void> join(hub::Visitor visitor, Connect asked, std::uint64_t upheavals);
    void become(const hub::Visitor& visitor);
    void welcome(const Connect& asked, Room& room, const Recovery& recovery);

    boost::asio::awaitable<void> hear(Received message, std::size_t from);
    boost::asio::awaitable<void> serve(CommandFrame frame);
    boost::asio::awaitable<void> serve(QueryFrame frame);
    void look(LookAt frame);
    hub::Visitor visitor() const;
    void say(std::string_view line);

    Hall& hall_;
    Socket& socket_;
    Room* room_{};                   // when a member
    std::vector<Received> early_{};  // came while it was joining
    State state_{State::stranger};
};

}  // namespace web
