#pragma once

#include "adapters/web/socket/frames.hpp"

#include <memory>
#include <string>

namespace web {

class Socket;

// A text of a client's, in the hands of whoever deals with it. While it lives its socket does too
// (also when the connection is over: then nothing can be said any more), and counts it as being
// dealt with: let it go when done.
class Received {
public:
    Received(Socket& socket, std::string text);

    Socket& socket() const { return *socket_; }
    const std::string& text() const { return text_; }

private:
    struct LetGo {
        void operator()(Socket* socket) const;
    };

    std::unique_ptr<Socket, LetGo> socket_;  // counted, not owned
    std::string text_;
};

// What the layer above knows of one connection. Its socket owns it, and outlives it. All calls come
// from the loop, none from within a call to the socket.
class Listener {
public:
    virtual ~Listener() = default;
    // In the order in which they came. SocketSettings::max_in_hand at a time: until one of those is
    // let go nothing more is read. What it throws closes the connection.
    virtual void received(Received message) = 0;
    // Once, as soon as the connection closes, whoever began it: nothing can be said any more.
    virtual void closed() = 0;
    // What is sent to see whether the client is there. It must answer with anything.
    virtual Payload ping() { return ping_frame(); }
};

// Says who listens to a new connection. Outlives the sockets.
class Reception {
public:
    virtual ~Reception() = default;
    // Not none. The socket may be spoken to from now on.
    virtual std::unique_ptr<Listener> opened(Socket& socket) = 0;
};

}  // namespace web
