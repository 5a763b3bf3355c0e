// For an organisation: several zones, a lock on the state, alerts to people. State answers to the service's subnet alone.
using 'main.bicep'

param image = readEnvironmentVariable('COLLABBOT_IMAGE', '')
param isPrivate = false
param isProtected = true
param minReplicas = 2
param maxReplicas = 3
param alertAddress = readEnvironmentVariable('COLLABBOT_ALERTS_TO', '')
param complaintContact = readEnvironmentVariable('COLLABBOT_COMPLAINTS_TO', '')
