#pragma once

#include <boost/system/error_code.hpp>

#include <string>
#include <type_traits>

namespace records {

// What is wrong with stored bytes. Thrown as boost::system::system_error that names the record and
// the place in it, never what stands there.
enum class Error {
    corrupted = 1,  // the bytes are not what was written, or were moved here from another place
    newer_format,   // written by a later release: this one must not touch it
    unknown_kind,   // a record or event that this release does not know
    bad_name,       // a record's, timer's or scope's name that the hub does not make
};

const boost::system::error_category& error_category();
boost::system::error_code make_error_code(Error error);

// Throws. `where` is the record's name, `detail` the path and a sentence.
[[noreturn]] void fail(Error error, const std::string& where, const std::string& detail = {});

}  // namespace records

template <>
struct boost::system::is_error_code_enum<records::Error> : std::true_type {};
