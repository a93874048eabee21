#include "tests/end_to_end/gateway.hpp"

#include "adapters/json/writer.hpp"

#include <boost/asio/post.hpp>

#include <exception>
#include <map>

namespace end_to_end {

namespace {

constexpr const char* path = "/cgi-bin/sendsms";

http::ServerSettings anywhere() {
    http::ServerSettings settings;
    settings.port = 0;
    return settings;
}

std::string violation(const std::map<std::string, std::string>& fields) {
    static const std::set<std::string> known{"username",
                                             "password",
                                             "from",
                                             "to",
                                             "text",
                                             "charset",
                                             "coding",
                                             "udh",
                                             "validity",
                                             "dlr-mask",
                                             "dlr-url"};
    for (const auto& [name, value] : fields) {
        if (!known.contains(name)) return "unknown field " + name;
        if (value.empty()) return "empty field " + name;
    }
    for (const char* name : {"to", "text", "coding", "dlr-url"}) {
        if (!fields.contains(name)) return std::string{"no field "} + name;
    }
    const auto is = [&fields](const char* name, const char* value) {
        return fields.contains(name) && fields.at(name) == value;
    };
    if (!is("username", Gateway::username) || !is("password", Gateway::password))
        return "wrong credentials";
    if (!is("from", Gateway::hub_number)) return "wrong sender";
    if (fields.at("to").size() != 13 || !fields.at("to").starts_with("+44")) return "wrong number";
    return {};
}

// The last byte of a concatenation header is which part this is.
bool goes_on(const std::map<std::string, std::string>& fields) {
    const auto header = fields.find("udh");
    return header != fields.end() && header->second.back() > 1;
}

}  // namespace

Gateway::Gateway()
    : server_{loop_.get_executor(), anywhere(), routes_},
      tasks_{loop_.get_executor(), [](const std::string&, std::exception_ptr) {}} {
    routes_.add("GET", path, *this);
    routes_.add("GET", texts_path, *this);
    tasks_.spawn("gateway", server_.serve(std::chrono::seconds{0}));
    thread_ = std::thread{[this] { loop_.run(); }};
}

Gateway::~Gateway() {
    boost::asio::post(loop_, [this] { tasks_.cancel(); });
    thread_.join();
}

std::string Gateway::url() const {
    return "http://127.0.0.1:" + std::to_string(server_.port());
}

std::string Gateway::sendsms() const {
    return url() + path;
}

void Gateway::busy(const std::string& number) {
    const std::lock_guard held{guard_};
    busy_.insert(number);
}

void Gateway::free(const std::string& number) {
    const std::lock_guard held{guard_};
    busy_.erase(number);
}

std::vector<Taken> Gateway::put_off() const {
    const std::lock_guard held{guard_};
    return put_off_;
}

std::vector<Taken> Gateway::taken() const {
    const std::lock_guard held{guard_};
    return taken_;
}

std::vector<std::string> Gateway::texts(const std::string& number) const {
    const std::lock_guard held{guard_};
    std::vector<std::string> texts;
    for (const Taken& one : taken_) {
        if (one.to == number) texts.push_back(one.words);
    }
    return texts;
}

std::vector<std::string> Gateway::violations() const {
    const std::lock_guard held{guard_};
    return violations_;
}

http::Response Gateway::show_texts(const std::string& number) const {
    json::Writer writer;
    writer.begin_array();
    for (const std::string& one : texts(number)) writer.text(one);
    writer.end_array();
    return http::text(200, writer.take());
}

boost::asio::awaitable<http::Response> Gateway::answer(http::Request request) {
    if (request.path != texts_path) co_return take(request);
    auto fields = http::form_fields(request.query);
    co_return show_texts(fields ? (*fields)["to"] : std::string{});
}

http::Response Gateway::take(const http::Request& request) {
    const auto fields = http::form_fields(request.query);
    const std::lock_guard held{guard_};
    const std::string wrong = fields ? violation(*fields) : "unreadable query";
    if (!wrong.empty()) {
        violations_.push_back(wrong);
        return http::text(400, "wrong");
    }
    const std::string& to = fields->at("to");
    if (busy_.contains(to)) {
        put_off_.push_back({to, fields->at("text")});
        http::Response later = http::text(503, "3: Queued for later delivery");
        later.headers.push_back({"Retry-After", "1"});
        return later;
    }
    auto before = taken_.rbegin();
    while (goes_on(*fields) && before != taken_.rend() && before->to != to) ++before;
    if (goes_on(*fields) && before != taken_.rend()) {
        before->words += fields->at("text");
    } else {
        taken_.push_back({to, fields->at("text")});
    }
    return http::text(202, "0: Accepted for delivery");
}

}  // namespace end_to_end
