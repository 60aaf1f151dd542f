"""How a page is put together and sent: routes, headers, hosts, fragments."""
