// For public bodies of the United Kingdom: as production, and state is reached by private endpoints alone.
using 'main.bicep'

param location = 'uksouth'
param image = readEnvironmentVariable('COLLABBOT_IMAGE', '')
param isPrivate = true
param isProtected = true
param minReplicas = 2
param maxReplicas = 3
param logDays = 30
param alertAddress = readEnvironmentVariable('COLLABBOT_ALERTS_TO', '')
param complaintContact = readEnvironmentVariable('COLLABBOT_COMPLAINTS_TO', '')
