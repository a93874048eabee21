#include "adapters/redis/error.hpp"

#include <boost/system/system_error.hpp>

#include <array>
#include <utility>

namespace redis {
namespace {

class Category : public boost::system::error_category {
public:
    const char* name() const noexcept override { return "redis"; }

    std::string message(int code) const override {
        switch (static_cast<Error>(code)) {
            case Error::unavailable: return "Redis is not reachable";
            case Error::timed_out: return "Redis does not answer in time";
            case Error::overloaded: return "too many commands are waiting for Redis";
            case Error::loading: return "Redis is loading its data";
            case Error::read_only: return "this Redis is a read-only replica";
            case Error::misconf: return "Redis cannot save and refuses to write";
            case Error::out_of_memory: return "Redis has no memory left";
            case Error::function_missing: return "the function library is not loaded";
            case Error::busy: return "Redis is busy with a script";
            case Error::not_allowed: return "Redis does not allow this";
            case Error::corrupt: return "a key in Redis does not hold what it should";
            case Error::protocol: return "this is no reply of Redis";
            case Error::refused: return "Redis refuses the command";
        }
        return "unknown";
    }
};

constexpr std::array<std::pair<std::string_view, Error>, 15> meanings{{
    {"LOADING", Error::loading},
    {"READONLY", Error::read_only},
    {"MASTERDOWN", Error::read_only},
    {"MISCONF", Error::misconf},
    {"NOREPLICAS", Error::misconf},
    {"OOM", Error::out_of_memory},
    {"ERR Function not found", Error::function_missing},
    {"BUSY ", Error::busy},
    {"NOAUTH", Error::not_allowed},
    {"WRONGPASS", Error::not_allowed},
    {"NOPERM", Error::not_allowed},
    {"WRONGTYPE", Error::corrupt},
    {"CORRUPT", Error::corrupt},
    {"CLUSTERDOWN", Error::unavailable},
    {"TRYAGAIN", Error::unavailable},
}};

}  // namespace

const boost::system::error_category& error_category() noexcept {
    static const Category category;
    return category;
}

boost::system::error_code make_error_code(Error error) noexcept {
    return {static_cast<int>(error), error_category()};
}

Error classify(std::string_view reply) noexcept {
    for (const auto& [words, meaning] : meanings) {
        if (reply.starts_with(words)) return meaning;
    }
    return Error::refused;
}

bool calls_for_reconnecting(Error error) noexcept {
    return error == Error::loading || error == Error::read_only;
}

void fail(Error error, const std::string& what) {
    throw boost::system::system_error(make_error_code(error), what);
}

}  // namespace redis
