#pragma once

#include <boost/system/error_code.hpp>

#include <string>
#include <string_view>
#include <type_traits>

namespace redis {

// Why Redis could not serve. All of this adapter's failures are boost::system::system_error with
// one of these codes.
enum class Error {
    unavailable = 1,   // no connection, or it broke: the outcome of a command in flight is unknown
    timed_out,         // no answer within the limit: the outcome is unknown
    overloaded,        // too much in flight: nothing was sent
    loading,           // the server reads its data: reconnects
    read_only,         // the server is a replica: reconnects
    misconf,           // the server cannot save and refuses to write: for the operator
    out_of_memory,     // maxmemory is reached: for the operator
    function_missing,  // the library is not loaded: loaded and tried once more
    busy,              // a script runs too long
    not_allowed,       // user or password are wrong, or may not do this
    corrupt,           // keys do not hold what they should
    protocol,          // that was no reply of Redis
    refused,           // anything else that the server says no to
};

const boost::system::error_category& error_category() noexcept;
boost::system::error_code make_error_code(Error error) noexcept;

// What an error reply means, by its first words.
Error classify(std::string_view reply) noexcept;

// True when this server will not do: the connection is dropped and looked for again.
bool calls_for_reconnecting(Error error) noexcept;

[[noreturn]] void fail(Error error, const std::string& what);

}  // namespace redis

template <>
struct boost::system::is_error_code_enum<redis::Error> : std::true_type {};
