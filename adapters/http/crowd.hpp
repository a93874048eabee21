#pragma once

#include "adapters/http/settings.hpp"

#include <cstddef>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace http {

// One that is connected, as the crowd sees it.
class Guest {
public:
    virtual ~Guest() = default;
    virtual void leave_if_idle() = 0;  // goes unless a request of its is under way
    virtual void give_way() = 0;       // goes at once
};

// The connections of a server: bounded in all and for each address. When there are as many as may
// be, the one that has kept the server waiting for longest (for a header, a body, or to take its
// answer) is closed for the newcomer; one whose request is with a handler never is. So whoever
// holds connections open and says nothing only takes them from others who do the same.
class Crowd {
public:
    // One connection, from its acceptance to its end. The crowd outlives it.
    class Seat {
    public:
        Seat(Crowd& crowd, std::string address);
        ~Seat();
        Seat(const Seat&) = delete;
        Seat& operator=(const Seat&) = delete;

        void waits(Guest& guest);  // for its peer; the guest lives as long as the seat
        void works();              // its request is with a handler
        bool is_given_up() const { return given_up_; }

    private:
        friend class Crowd;

        Crowd& crowd_;
        std::string address_;
        Guest* guest_{};
        bool given_up_{};
        std::list<Seat*>* list_;
        std::list<Seat*>::iterator place_;
    };

    struct Admission {
        std::unique_ptr<Seat> seat{};  // none: there is no room
        bool after_another_left{};
    };

    explicit Crowd(const ServerSettings& settings);

    Admission admit(const std::string& address);
    void leave_if_idle();
    bool empty() const { return at_work_.empty() && waiting_.empty() && leaving_.empty(); }

private:
    bool has_too_many(const std::string& address) const;
    bool close_the_slowest();
    void move(Seat& seat, std::list<Seat*>& list);

    const ServerSettings& settings_;
    std::map<std::string, std::size_t> by_address_;
    std::list<Seat*> at_work_;  // those that have only just been accepted, too
    std::list<Seat*> waiting_;  // since when: the longest first
    std::list<Seat*> leaving_;
};

}  // namespace http
