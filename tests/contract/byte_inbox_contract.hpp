#pragma once

#include "adapters/records/byte_store.hpp"

#include <boost/asio/io_context.hpp>

namespace contract {

// Every case of the inbox's contract, as Catch2 sections. The inbox must be empty.
void check_byte_inbox(records::ByteInbox& inbox, boost::asio::io_context& loop);

}  // namespace contract
