// Leads a frame to the full page, which takes the same parameters.
location.replace(`../../${location.search}${location.hash}`)
