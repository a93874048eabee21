#include "adapters/http/crowd.hpp"

#include <algorithm>
#include <utility>

namespace http {

Crowd::Seat::Seat(Crowd& crowd, std::string address)
    : crowd_(crowd), address_(std::move(address)), list_(&crowd.at_work_) {
    place_ = list_->insert(list_->end(), this);
    ++crowd_.by_address_[address_];
}

Crowd::Seat::~Seat() {
    list_->erase(place_);
    const auto counted = crowd_.by_address_.find(address_);
    if (--counted->second == 0) crowd_.by_address_.erase(counted);
}

void Crowd::Seat::waits(Guest& guest) {
    if (given_up_) return;
    guest_ = &guest;
    crowd_.move(*this, crowd_.waiting_);
}

void Crowd::Seat::works() {
    if (!given_up_) crowd_.move(*this, crowd_.at_work_);
}

Crowd::Crowd(const ServerSettings& settings) : settings_(settings) {}

Crowd::Admission Crowd::admit(const std::string& address) {
    Admission admission;
    if (has_too_many(address)) return admission;
    if (at_work_.size() + waiting_.size() >= settings_.max_connections) {
        if (!close_the_slowest()) return admission;
        admission.after_another_left = true;
    }
    admission.seat = std::make_unique<Seat>(*this, address);
    return admission;
}

void Crowd::leave_if_idle() {
    for (Seat* seat : waiting_) seat->guest_->leave_if_idle();
}

bool Crowd::has_too_many(const std::string& address) const {
    const auto& proxies = settings_.proxies;
    if (std::find(proxies.begin(), proxies.end(), address) != proxies.end()) return false;
    const auto counted = by_address_.find(address);
    return counted != by_address_.end() && counted->second >= settings_.max_connections_per_address;
}

// What is closed is gone only at a later turn of the loop: as many as may be connected may be
// leaving at the same time, no more.
bool Crowd::close_the_slowest() {
    if (waiting_.empty() || leaving_.size() >= settings_.max_connections) return false;
    Seat& slowest = *waiting_.front();
    move(slowest, leaving_);
    slowest.given_up_ = true;
    slowest.guest_->give_way();
    return true;
}

void Crowd::move(Seat& seat, std::list<Seat*>& list) {
    list.splice(list.end(), *seat.list_, seat.place_);
    seat.list_ = &list;
}

}  // namespace http
