"""What pages show of approvals: where one stands, who is asked, and answering in place."""
